/**
 * What differs between two experiments, and whether a run of one can take on the other.
 * Not the taking on: engine/hyperparameters.ts does that.
 */
import { findChoice } from './choice.ts';
import type { ExperimentSpec } from './experiment.ts';
import { isLive, type Param } from './params.ts';
import { chosenEntry, placesOf, schemaAt, slotLabel, valuesAt } from './place.ts';
import { sameValue } from './sameValue.ts';
import { regularizerSlot, slotNames } from './slots.ts';

interface Change {
  /** Such as "Learning rate 0.001 → 0.01". */
  readonly label: string;
  /** A run takes it on; the others need a new one. */
  readonly isLive: boolean;
}

/** Every change from one experiment to another; none if they mean the same. */
export function changesBetween(before: ExperimentSpec, after: ExperimentSpec): readonly Change[] {
  const structure = structuralChanges(before, after);
  if (structure.length > 0) return structure;
  return placesOf(after).flatMap((place) => {
    const [old, next] = [valuesAt(before, place), valuesAt(after, place)];
    return Object.entries(schemaAt(after, place)).flatMap(([name, param]) =>
      sameValue(old[name], next[name]) ? [] : [change(param, old[name], next[name])],
    );
  });
}

/** Whether a run of one experiment can take on another without being built anew. */
export const isTunable = (from: ExperimentSpec, to: ExperimentSpec): boolean =>
  changesBetween(from, to).every((found) => found.isLive);

/** Changes in a few words. */
export function summaryOf(changes: readonly Change[]): string | undefined {
  const [first, ...others] = changes;
  if (!first) return undefined;
  return others.length === 0 ? first.label : `${first.label} and ${others.length} more`;
}

/** Other choices than before, and other regularizers: their order decides the order of the objective's terms. */
function structuralChanges(before: ExperimentSpec, after: ExperimentSpec): readonly Change[] {
  const slots = slotNames
    .filter((slot) => before[slot].id !== after[slot].id)
    .map((slot) => {
      const [old, next] = [chosenEntry(before, slot), chosenEntry(after, slot)];
      return { label: `${slotLabel(slot)} ${old.label} → ${next.label}`, isLive: false };
    });
  const [old, next] = [regularizerNames(before), regularizerNames(after)];
  if (old === next) return slots;
  return [...slots, { label: `Regularizers ${old} → ${next}`, isLive: false }];
}

function regularizerNames({ regularizers }: ExperimentSpec): string {
  const names = regularizers.map(({ id }) => findChoice(regularizerSlot, id).label);
  return names.join(', ') || 'none';
}

function change(param: Param, before: unknown, after: unknown): Change {
  return {
    label: `${param.label} ${show(before)} → ${show(after)}`,
    isLive: isLive(param),
  };
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.join(' · ') : String(value);
}

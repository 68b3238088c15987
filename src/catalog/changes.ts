/**
 * What differs between two experiments, and whether a run of one can take on the other.
 * Not the taking on: engine/hyperparameters.ts does that.
 */
import { findChoice } from './choice.ts';
import type { ExperimentSpec } from './experiment.ts';
import { isLive, type Param } from './params.ts';
import { chosenEntry, type Place, placeName, placesOf, schemaAt, slotLabel, valuesAt } from './place.ts';
import { sameValue } from './sameValue.ts';
import { regularizerSlot, slotNames } from './slots.ts';

interface Change {
  /** Such as "Learning rate 0.001 → 0.01". */
  readonly label: string;
  /** A run takes it on; the others need a new one. */
  readonly isLive: boolean;
}

/** What stands differently in two experiments, in words. */
export interface Difference {
  /** Such as "KL weight". */
  readonly name: string;
  /** The field's symbol, such as "β". */
  readonly symbol: string | undefined;
  readonly before: string;
  readonly after: string;
  /** Where it stands, such as "Code": two slots may have parameters of the same name. */
  readonly place: string;
  /** Another choice, not another value of the same one. */
  readonly isStructural: boolean;
}

/** Every change from one experiment to another; none if they mean the same. */
export function changesBetween(before: ExperimentSpec, after: ExperimentSpec): readonly Change[] {
  const structure = structuralDifferences(before, after);
  if (structure.length > 0) return structure.map((one) => ({ label: labelOf(one), isLive: false }));
  return valueDifferences(before, after).map(({ param, ...one }) => ({
    label: labelOf(one),
    isLive: isLive(param),
  }));
}

/** Whether a run of one experiment can take on another without being built anew. */
export const isTunable = (from: ExperimentSpec, to: ExperimentSpec): boolean =>
  changesBetween(from, to).every((found) => found.isLive);

/** The same for two experiments side by side: other choices, and other values of what both have. */
export function differencesBetween(before: ExperimentSpec, after: ExperimentSpec): readonly Difference[] {
  return [...structuralDifferences(before, after), ...valueDifferences(before, after)];
}

const labelOf = ({ name, before, after }: Difference) => `${name} ${before} → ${after}`;

/** Those first that no run takes on. */
export const decisiveFirst = (changes: readonly Change[]): readonly Change[] =>
  changes.toSorted((a, b) => Number(a.isLive) - Number(b.isLive));

/** Changes in a few words. */
export function summaryOf(changes: readonly Change[]): string | undefined {
  const [first, ...others] = changes;
  if (!first) return undefined;
  return others.length === 0 ? first.label : `${first.label} and ${others.length} more`;
}

/** Other choices than before, and other regularizers: their order decides the order of the objective's terms. */
function structuralDifferences(before: ExperimentSpec, after: ExperimentSpec): readonly Difference[] {
  const slots = slotNames
    .filter((slot) => before[slot].id !== after[slot].id)
    .map((slot): Difference => {
      const [old, next] = [chosenEntry(before, slot), chosenEntry(after, slot)];
      return structural(slotLabel(slot), old.label, next.label);
    });
  const [old, next] = [regularizerNames(before), regularizerNames(after)];
  return old === next ? slots : [...slots, structural('Regularizers', old, next)];
}

const structural = (name: string, before: string, after: string): Difference => ({
  ...{ name, before, after },
  symbol: undefined,
  place: name,
  isStructural: true,
});

function regularizerNames({ regularizers }: ExperimentSpec): string {
  const names = regularizers.map(({ id }) => findChoice(regularizerSlot, id).label);
  return names.join(', ') || 'none';
}

interface ValueDifference extends Difference {
  readonly param: Param;
}

/** Other values at the places that both have. */
function valueDifferences(before: ExperimentSpec, after: ExperimentSpec): readonly ValueDifference[] {
  return placesOf(after)
    .filter((place) => isShared(before, after, place))
    .flatMap((place) => {
      const [old, next] = [valuesAt(before, place), valuesAt(after, place)];
      return Object.entries(schemaAt(after, place))
        .filter(([name]) => !sameValue(old[name], next[name]))
        .map(([name, param]) => ({
          name: param.label,
          symbol: param.kind === 'number' ? param.symbol : undefined,
          before: show(old[name]),
          after: show(next[name]),
          place: placeName(place),
          isStructural: false,
          param,
        }));
    });
}

/** Whether both hold the same choice there. */
function isShared(before: ExperimentSpec, after: ExperimentSpec, place: Place): boolean {
  if (place.kind === 'slot') return before[place.slot].id === after[place.slot].id;
  return place.kind !== 'regularizer' || before.regularizers.some(({ id }) => id === place.id);
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.join(' · ') : String(value);
}

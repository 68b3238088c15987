/**
 * Where in an experiment a set of parameters stands, so that one form serves all of them.
 * Not the editing: store/edits.ts.
 */
import { type ChoiceInfo, findChoice } from './choice.ts';
import type { ExperimentSpec } from './experiment.ts';
import type { Params } from './params.ts';
import { regularizerSlot, type SingleSlot, singleSlots, slotNames } from './slots.ts';
import { seedParam, trainingParams } from './training.ts';

export type Place =
  | { readonly kind: 'slot'; readonly slot: SingleSlot }
  | { readonly kind: 'regularizer'; readonly id: string }
  | { readonly kind: 'training' }
  | { readonly kind: 'seed' };

export type Values = Readonly<Record<string, unknown>>;

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** A slot's name as a label. */
export const slotLabel = (slot: SingleSlot): string => (slot === 'dataset' ? 'Data set' : capitalised(slot));

/** The entry that a slot holds. */
export function chosenEntry(spec: ExperimentSpec, slot: SingleSlot): ChoiceInfo {
  return findChoice<ChoiceInfo>(singleSlots[slot], spec[slot].id);
}

/** The schema of the parameters at a place. */
export function schemaAt(spec: ExperimentSpec, place: Place): Params {
  if (place.kind === 'training') return trainingParams;
  if (place.kind === 'seed') return { seed: seedParam };
  if (place.kind === 'slot') return chosenEntry(spec, place.slot).params;
  return findChoice<ChoiceInfo>(regularizerSlot, place.id).params;
}

/** Their values. */
export function valuesAt(spec: ExperimentSpec, place: Place): Values {
  if (place.kind === 'training') return spec.training;
  if (place.kind === 'seed') return { seed: spec.seed };
  if (place.kind === 'slot') return spec[place.slot].params;
  return spec.regularizers.find(({ id }) => id === place.id)?.params ?? {};
}

/** What a place is called, such as "Code" or "Activity L1". */
export function placeName(place: Place): string {
  if (place.kind === 'slot') return slotLabel(place.slot);
  if (place.kind === 'regularizer') return findChoice<ChoiceInfo>(regularizerSlot, place.id).label;
  return 'Training';
}

interface Rate {
  readonly place: Place;
  readonly name: string;
  readonly value: number;
}

/** Every learning rate of an experiment: of its optimizer, its pretraining and its regularizers' own networks. */
export function ratesIn(spec: ExperimentSpec): readonly Rate[] {
  return placesOf(spec).flatMap((place) =>
    Object.entries(schemaAt(spec, place)).flatMap(([name, param]) =>
      param.kind === 'number' && param.role === 'rate'
        ? [{ place, name, value: Number(valuesAt(spec, place)[name]) }]
        : [],
    ),
  );
}

/** All places of an experiment that have parameters. */
export function placesOf(spec: ExperimentSpec): readonly Place[] {
  return [
    ...slotNames.map((slot): Place => ({ kind: 'slot', slot })),
    ...spec.regularizers.map(({ id }): Place => ({ kind: 'regularizer', id })),
    { kind: 'training' },
    { kind: 'seed' },
  ];
}

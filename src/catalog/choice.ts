/**
 * What every entry of every registry tells about itself, and the types that follow from a registry.
 * Not the entries: those stand in the slots' folders, one file each.
 */
import type { Params, ParamValues } from './params.ts';

/** Where a formula comes from. */
export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly url?: string;
}

export interface ChoiceInfo<Id extends string = string, Schema extends Params = Params> {
  readonly id: Id;
  readonly label: string;
  /** One or two sentences in plain words. */
  readonly summary: string;
  /** The formula in Unicode, as it would stand on a blackboard. */
  readonly formula?: string;
  readonly source?: Source;
  /** Of data: the licence, and whose they are. */
  readonly licence?: string;
  readonly params: Schema;
  /** Why it cannot go with the rest of the experiment and what to change, in a sentence; undefined if it can. */
  obstacle?(params: ParamValues<Schema>, around: Surroundings): string | undefined;
}

/** A choice as others see it: its values are of whatever types its own schema has. */
export interface AnyChoice {
  readonly id: string;
  readonly params: ParamValues<Params>;
}

/** What stands in the slots of an experiment, and how it is trained. */
export interface Surroundings {
  readonly dataset: AnyChoice;
  readonly corruption: AnyChoice;
  readonly network: AnyChoice;
  readonly code: AnyChoice;
  readonly loss: AnyChoice;
  readonly pretraining: AnyChoice;
  readonly optimizer: AnyChoice;
  readonly schedule: AnyChoice;
  readonly regularizers: readonly AnyChoice[];
  readonly training: { readonly batchSize: number };
}

/** A choice as it stands in an experiment: which entry, with which values. */
export interface ChoiceOf<Entry extends ChoiceInfo> {
  readonly id: Entry['id'];
  readonly params: ParamValues<Entry['params']>;
}

type Distribute<Entry> = Entry extends ChoiceInfo ? ChoiceOf<Entry> : never;

/** The union of a registry's choices, each id with its own parameter types. */
export type Choice<Registry extends readonly ChoiceInfo[]> = Distribute<Registry[number]>;

/** A choice by its differences to the defaults of its entry. */
export type Differing<Chosen extends { readonly id: string; readonly params: object }> =
  Chosen extends unknown ? { readonly id: Chosen['id']; readonly params?: Partial<Chosen['params']> } : never;

/** The entry with this id. @throws RangeError that names the ids there are. */
export function findChoice<Entry extends ChoiceInfo>(registry: readonly Entry[], id: string): Entry {
  const entry = registry.find((candidate) => candidate.id === id);
  if (entry) return entry;
  throw new RangeError(`"${id}" is not one of ${registry.map((candidate) => candidate.id).join(', ')}.`);
}

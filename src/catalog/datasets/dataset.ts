/**
 * What a data set declares: what it holds and where that comes from.
 * Not a loader: engine/data and the workers fetch, parse and keep them.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { Params, ParamValues } from '../params.ts';
import type { Data, DataKind } from './data.ts';

/** Draws one number at a time from a sequence that a seed and a name determine. */
export interface RandomSequence {
  /** Uniform on (0, 1). */
  uniform(): number;
  /** N(0, 1). */
  normal(): number;
  /** Uniform on 0 … n−1. */
  integer(n: number): number;
}

export interface RandomKey {
  readonly seed: number;
  /** Names an independent sequence: what the numbers are for. */
  readonly stream: string;
  /** When, usually the step. */
  readonly counter: number;
}

export type CreateSequence = (key: RandomKey) => RandomSequence;

export type DatasetOrigin<Schema extends Params> =
  /** The four standard IDX files, gzip-compressed, in `datasets/<folder>/`. */
  | { readonly kind: 'files'; readonly folder: string; readonly classNames: readonly string[] }
  /** Made from a seed; yields the share that is done, 0 … 1. */
  | {
      readonly kind: 'generated';
      generate(
        createSequence: CreateSequence,
        seed: number,
        params: ParamValues<Schema>,
      ): Generator<number, Data>;
    }
  /** The person's own files, kept in their browser. */
  | { readonly kind: 'own' };

export interface DatasetDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** What an item of it is. */
  readonly kind: DataKind;
  readonly origin: DatasetOrigin<Schema>;
}

export const defineDataset = <const Id extends string, const Schema extends Params>(
  definition: DatasetDefinition<Id, Schema>,
) => definition;

/** Whether all values of data of this kind lie in [0, 1]; points have units of their own. */
export const isWithinUnit = (kind: DataKind): boolean => kind !== 'point';

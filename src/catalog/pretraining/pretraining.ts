/**
 * What a pretraining declares.
 * Not a schedule: greedy and RBM pretraining will bring their phases with them.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { Params } from '../params.ts';

export type PretrainingDefinition<Id extends string = string, Schema extends Params = Params> = ChoiceInfo<
  Id,
  Schema
>;

export const definePretraining = <const Id extends string, const Schema extends Params>(
  definition: PretrainingDefinition<Id, Schema>,
) => definition;

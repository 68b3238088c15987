/**
 * What a schedule declares: how the learning rate changes as the training goes on.
 * Not the learning rate, which is the optimizer's and stays live.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { FormulaValues, Params } from '../params.ts';
import type { Clock } from '../pass.ts';
import type { Scalar, Tf } from '../tf.ts';

export interface ScheduleDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** By what the learning rate of the next update is multiplied; the caller disposes. Left out where it is always 1. */
  factor?(tf: Tf, clock: Clock, params: FormulaValues<Schema>): Scalar;
}

export const defineSchedule = <const Id extends string, const Schema extends Params>(
  definition: ScheduleDefinition<Id, Schema>,
) => definition;

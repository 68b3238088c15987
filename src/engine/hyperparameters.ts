/**
 * The parameters of the chosen entries as formulas receive them: live numbers as scalars in device memory.
 * Not the schema: catalog/params.ts is.
 */
import type { Rank, Scalar } from '@tensorflow/tfjs-core';
import { type ChoiceInfo, findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { type FormulaValues, isLive, type Params, type ParamValues } from '#catalog/params.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import { overwrite } from './capture/recorders.ts';
import { tf } from './tf.ts';

interface LooseChoice {
  readonly id: string;
  readonly params: ParamValues<Params>;
}

interface Holder {
  readonly values: FormulaValues<Params>;
  tune(choice: LooseChoice): void;
  dispose(): void;
}

export interface Hyperparameters {
  readonly corruption: FormulaValues<Params>;
  readonly code: FormulaValues<Params> & { readonly size: number };
  readonly loss: FormulaValues<Params>;
  readonly pretraining: FormulaValues<Params>;
  readonly optimizer: FormulaValues<Params>;
  readonly schedule: FormulaValues<Params>;
  /** Over which the training anneals. */
  readonly epochs: Scalar;
  /** In the order of the experiment. */
  readonly regularizers: readonly FormulaValues<Params>[];
  /** Takes over the live values of an experiment that is otherwise the same, but for its epochs. */
  tune(spec: ExperimentSpec): void;
  anneal(epochs: number): void;
  dispose(): void;
}

const liveScalar = (value: unknown) => tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(Number(value)), false));

function hold(choice: LooseChoice, registry: readonly ChoiceInfo[]): Holder {
  const schema = findChoice(registry, choice.id).params;
  const variables = new Map(
    Object.entries(choice.params)
      .filter(([name]) => isLive(schema[name]!))
      .map(([name, value]) => [name, liveScalar(value)]),
  );
  return {
    values: { ...choice.params, ...Object.fromEntries<Scalar>(variables) },
    tune: ({ params }) => {
      for (const [name, variable] of variables) overwrite(variable, Float32Array.of(Number(params[name])));
    },
    dispose: () => {
      for (const variable of variables.values()) variable.dispose();
    },
  };
}

/** Puts the live parameters of an experiment into device memory; the caller disposes. */
export function createHyperparameters(spec: ExperimentSpec): Hyperparameters {
  const corruption = hold(spec.corruption, singleSlots.corruption);
  const code = hold(spec.code, singleSlots.code);
  const loss = hold(spec.loss, singleSlots.loss);
  const pretraining = hold(spec.pretraining, singleSlots.pretraining);
  const optimizer = hold(spec.optimizer, singleSlots.optimizer);
  const schedule = hold(spec.schedule, singleSlots.schedule);
  const regularizers = spec.regularizers.map((choice) => hold(choice, regularizerSlot));
  const epochs = liveScalar(spec.training.epochs);
  return {
    epochs,
    corruption: corruption.values,
    code: { ...code.values, size: spec.code.params.size },
    loss: loss.values,
    pretraining: pretraining.values,
    optimizer: optimizer.values,
    schedule: schedule.values,
    regularizers: regularizers.map((holder) => holder.values),
    anneal: (number) => overwrite(epochs, Float32Array.of(number)),
    tune(next) {
      corruption.tune(next.corruption);
      code.tune(next.code);
      loss.tune(next.loss);
      pretraining.tune(next.pretraining);
      optimizer.tune(next.optimizer);
      schedule.tune(next.schedule);
      for (const [i, holder] of regularizers.entries()) holder.tune(next.regularizers[i]!);
    },
    dispose() {
      for (const holder of [
        ...[corruption, code, loss, pretraining, optimizer, schedule, epochs],
        ...regularizers,
      ])
        holder.dispose();
    },
  };
}

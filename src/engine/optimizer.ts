/**
 * Keeps an optimizer's slots and applies its update to every variable.
 * Not the update rule: catalog/optimizers/ hold those.
 */
import type { NamedTensorMap, Rank, Scalar, Variable } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { OptimizerDefinition } from '#catalog/optimizers/optimizer.ts';
import { singleSlots } from '#catalog/slots.ts';
import type { NamedVariable } from './autoencoder.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { tf } from './tf.ts';

export interface Optimizer {
  /** Slots and the step counter by name, such as "adam.mean/encoder.0.kernel": what a checkpoint must keep. */
  readonly state: ReadonlyMap<string, Variable>;
  /** One update of every variable. @param gradients by the variables' own names, as tf.variableGrads gives them */
  apply(gradients: NamedTensorMap): void;
  dispose(): void;
}

/** An optimizer with zero slots; the caller disposes. */
export function createOptimizer(
  spec: ExperimentSpec,
  variables: readonly NamedVariable[],
  hyperparameters: Hyperparameters,
): Optimizer {
  const definition = findChoice<OptimizerDefinition>(singleSlots.optimizer, spec.optimizer.id);
  const slotName = (slot: string, name: string) => `${definition.id}.${slot}/${name}`;
  const zeros = (like: Variable) => tf.tidy(() => tf.variable(tf.zeros(like.shape), false));
  const state = new Map(
    variables.flatMap(({ name, variable }) =>
      definition.slots.map((slot) => [slotName(slot, name), zeros(variable)] as const),
    ),
  );
  const step = tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(0), false));
  state.set(`${definition.id}.step`, step);

  const update = ({ name, variable }: NamedVariable, gradients: NamedTensorMap) => {
    const slots = Object.fromEntries(
      definition.slots.map((slot) => [slot, state.get(slotName(slot, name))!]),
    );
    const input = { value: variable, gradient: gradients[variable.name]!, slots, step };
    const output = definition.update(tf, input, hyperparameters.optimizer);
    for (const slot of definition.slots) slots[slot]!.assign(output.slots[slot]!);
    variable.assign(output.value);
  };

  return {
    state,
    apply(gradients) {
      tf.tidy(() => step.assign(tf.add<Scalar>(step, 1)));
      for (const named of variables) tf.tidy(() => update(named, gradients));
    },
    dispose() {
      for (const variable of state.values()) variable.dispose();
    },
  };
}

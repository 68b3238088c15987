/**
 * Keeps an optimizer's slots and applies its update to every variable.
 * Not the update rule: catalog/optimizers/ hold those.
 */
import type { NamedTensorMap, Rank, Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { findOptimizer } from '#catalog/optimizers/find.ts';
import type { OptimizerDefinition } from '#catalog/optimizers/optimizer.ts';
import type { FormulaValues, Params } from '#catalog/params.ts';
import type { Clock } from '#catalog/pass.ts';
import type { ScheduleDefinition } from '#catalog/schedules/schedule.ts';
import { singleSlots } from '#catalog/slots.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import type { NamedVariable } from './layers.ts';
import { hasKernels, runKernelForMany } from './operations/kernel.ts';
import { tf } from './tf.ts';

/** A variable under the name that its slots bear in a checkpoint. */
type Optimized = Pick<NamedVariable, 'name' | 'variable'>;

type Values = FormulaValues<Params>;

export interface Optimizer {
  /** Slots and the step counter by name, such as "adam.mean/encoder.0.kernel": what a checkpoint must keep. */
  readonly state: ReadonlyMap<string, Variable>;
  /** One update of every variable. @param gradients by the variables' own names, as tf.variableGrads gives them */
  apply(gradients: NamedTensorMap): void;
  dispose(): void;
}

function findUpdate(id: string): OptimizerDefinition {
  const definition = findOptimizer(id);
  if (definition.kind === 'update') return definition;
  throw new RangeError(`${definition.label} does not update by a formula.`);
}

/** The optimizer's parameters for the next update, with the learning rate that the schedule gives.
 *  @param clock which the schedule follows; without one the rate stays as it is */
function scheduled(
  { schedule: { id } }: ExperimentSpec,
  { optimizer, schedule }: Hyperparameters,
  clock: Clock | undefined,
): () => Values {
  const { factor } = findChoice<ScheduleDefinition>(singleSlots.schedule, id);
  const { learningRate } = optimizer;
  if (!clock || !factor || !(learningRate instanceof tf.Tensor)) return () => optimizer;
  return () => ({
    ...optimizer,
    learningRate: tf.mul<Scalar>(learningRate, factor(tf, clock, schedule)),
  });
}

/** The optimizer of an experiment with zero slots; the caller disposes. */
export function createOptimizer(
  spec: ExperimentSpec,
  variables: readonly Optimized[],
  hyperparameters: Hyperparameters,
  clock?: Clock,
): Optimizer {
  const values = scheduled(spec, hyperparameters, clock);
  return createRule(findUpdate(spec.optimizer.id), variables, values);
}

/** The slots of each variable and the count of updates, all zero. */
function createSlots({ id, slots }: OptimizerDefinition, variables: readonly Optimized[]) {
  const slotName = (slot: string, name: string) => `${id}.${slot}/${name}`;
  const zeros = (like: Variable) => tf.tidy(() => tf.variable(tf.zeros(like.shape), false));
  const state = new Map(
    variables.flatMap(({ name, variable }) =>
      slots.map((slot) => [slotName(slot, name), zeros(variable)] as const),
    ),
  );
  const step = tf.tidy(() => tf.variable<Rank.R0>(tf.scalar(0), false));
  state.set(`${id}.step`, step);
  return {
    state,
    step,
    slotsOf: (name: string): Record<string, Variable> =>
      Object.fromEntries(slots.map((slot) => [slot, state.get(slotName(slot, name))!])),
  };
}

/** An optimizer with zero slots whose parameters are asked for at each update; the caller disposes.
 *  @param values run inside tf.tidy */
export function createRule(
  definition: OptimizerDefinition,
  variables: readonly Optimized[],
  values: () => Values,
): Optimizer {
  const inPlace = `${definition.id}InPlace`;
  const { state, step, slotsOf } = createSlots(definition, variables);

  /** The whole update of a variable and its slots as one kernel that writes where they are. */
  const updateInPlace = ({ name, variable }: Optimized, gradients: NamedTensorMap, given: Values) => {
    const { live, fixed } = partsOf(given);
    const inputs = { value: variable, gradient: gradients[variable.name]!, step };
    runKernelForMany(inPlace, { ...inputs, ...slotsOf(name), ...live }, fixed);
  };

  const update = ({ name, variable }: Optimized, gradients: NamedTensorMap, given: Values) => {
    const slots = slotsOf(name);
    const input = { value: variable, gradient: gradients[variable.name]!, slots, step };
    const output = definition.update(tf, input, given);
    for (const slot of definition.slots) slots[slot]!.assign(output.slots[slot]!);
    variable.assign(output.value);
  };

  return {
    state,
    apply(gradients) {
      tf.tidy(() => {
        step.assign(tf.add<Scalar>(step, 1));
        const given = values();
        const apply = hasKernels(inPlace) ? updateInPlace : update;
        for (const named of variables) tf.tidy(() => apply(named, gradients, given));
      });
    },
    dispose() {
      for (const variable of state.values()) variable.dispose();
    },
  };
}

/** Numbers on the device, which a kernel takes as inputs, and those on the host, which it takes as attributes. */
function partsOf(values: Values): { live: Record<string, Tensor>; fixed: Record<string, number> } {
  const live: Record<string, Tensor> = {};
  const fixed: Record<string, number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value instanceof tf.Tensor) live[name] = value;
    else if (typeof value === 'number') fixed[name] = value;
  }
  return { live, fixed };
}

/** An experiment with everything changed that may be changed while it trains. Not a test. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Param, Params } from '#catalog/params.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import { parseSpec } from '#protocol/parseSpec.ts';

type Choice = { readonly id: string; readonly params: object };

/** The same choice with every live number moved a little. */
function moved<T extends Choice>(choice: T, registry: readonly { id: string; params: Params }[]): T {
  const schema = registry.find(({ id }) => id === choice.id)!.params;
  const params = { ...choice.params };
  for (const [name, param] of Object.entries<Param>(schema)) {
    if (param.kind !== 'number' || !param.live) continue;
    const before = Object.entries(choice.params).find(([key]) => key === name)![1];
    Object.assign(params, { [name]: param.integer ? Math.max(param.min, before - 1) : 0.8 * before + 1e-4 });
  }
  return { ...choice, params };
}

/** Another learning rate, β, rate, λ: everything that may be changed while training. */
export const tuned = (experiment: ExperimentSpec): ExperimentSpec =>
  parseSpec({
    ...experiment,
    corruption: moved(experiment.corruption, singleSlots.corruption),
    code: moved(experiment.code, singleSlots.code),
    loss: moved(experiment.loss, singleSlots.loss),
    pretraining: moved(experiment.pretraining, singleSlots.pretraining),
    optimizer: moved(experiment.optimizer, singleSlots.optimizer),
    schedule: moved(experiment.schedule, singleSlots.schedule),
    regularizers: experiment.regularizers.map((choice) => moved(choice, regularizerSlot)),
  });

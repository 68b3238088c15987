/**
 * Tells whether a run can take on other settings without being built anew.
 * Not the taking on: engine/hyperparameters.ts does that.
 */
import { type ChoiceInfo, findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { isLive, type Params } from '#catalog/params.ts';
import { regularizerSlot, singleSlots, slotNames } from '#catalog/slots.ts';
import { trainingParams } from '#catalog/training.ts';

/** Values of the parameters that are fixed once a run is built, in the schema's order. */
function fixedValues(params: object, schema: Params): unknown[] {
  const values = new Map(Object.entries(params));
  return Object.entries(schema).flatMap(([name, param]) => (isLive(param) ? [] : [values.get(name)]));
}

const fixedChoice = (
  choice: { readonly id: string; readonly params: object },
  registry: readonly ChoiceInfo[],
) => [choice.id, fixedValues(choice.params, findChoice(registry, choice.id).params)];

const fixedPart = (spec: ExperimentSpec) =>
  JSON.stringify([
    spec.version,
    spec.seed,
    slotNames.map((slot) => fixedChoice(spec[slot], singleSlots[slot])),
    spec.regularizers.map((choice) => fixedChoice(choice, regularizerSlot)),
    fixedValues(spec.training, trainingParams),
  ]);

/** Whether two experiments differ in live parameters at most. */
export const isTunable = (from: ExperimentSpec, to: ExperimentSpec): boolean =>
  fixedPart(from) === fixedPart(to);

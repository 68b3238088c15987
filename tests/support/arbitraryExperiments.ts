/** Random experiments from the registries, for property tests. Not a test. */
import fc from 'fast-check';
import type { ChoiceInfo } from '#catalog/choice.ts';
import { missingFeatures } from '#catalog/experiment.ts';
import type { Param, Params } from '#catalog/params.ts';
import { regularizerSlot, singleSlots } from '#catalog/slots.ts';
import { seedParam, trainingParams } from '#catalog/training.ts';
import { HourglassError } from '#protocol/errors.ts';
import { parseSpec } from '#protocol/parseSpec.ts';

function drawValue(param: Param): fc.Arbitrary<unknown> {
  if (param.kind === 'choice') return fc.constantFrom(...param.options.map(({ value }) => value));
  if (param.kind === 'layerChoice') {
    const one = fc.constantFrom(...param.options.map(({ value }) => value));
    return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: param.maxLayers }));
  }
  const { min, max } = param;
  if (param.kind === 'widths') return fc.array(fc.integer({ min, max }), { maxLength: param.maxLayers });
  const fraction = fc.double({ min, max, noNaN: true }).map((value) => value || 0); // no −0
  if (param.kind === 'weights') return fc.array(fraction, { maxLength: param.maxLayers });
  return param.integer ? fc.integer({ min, max }) : fraction;
}

const valuesOf = (schema: Params) =>
  fc.record(Object.fromEntries(Object.entries(schema).map(([name, param]) => [name, drawValue(param)])));

const choiceOf = (registry: readonly ChoiceInfo[]) =>
  fc
    .constantFrom(...registry)
    .chain(({ id, params }) => fc.record({ id: fc.constant(id), params: valuesOf(params) }));

const singles = Object.entries(singleSlots).filter(([slot]) => slot !== 'code');

/** A code and any number of the regularizers that go with it. */
const codeWithRegularizers = fc.constantFrom(...singleSlots.code).chain((code) => {
  const compatible = regularizerSlot.filter((entry) => missingFeatures(code, entry) === undefined);
  return fc.record({
    code: fc.record({ id: fc.constant(code.id), params: valuesOf(code.params) }),
    regularizers: fc
      .subarray<ChoiceInfo>([...compatible])
      .chain((entries) => fc.tuple(...entries.map((entry) => choiceOf([entry])))),
  });
});

/** Whether all choices go together; whatever else the parser refuses is left to the tests. */
function isCompatible(experiment: object): boolean {
  try {
    parseSpec(experiment);
    return true;
  } catch (error) {
    return !(error instanceof HourglassError && error.code === 'spec/incompatible');
  }
}

/** Whole, valid experiments as JSON values: every slot, every parameter, over the whole range. */
export const anyExperiment: fc.Arbitrary<object> = fc
  .tuple(
    fc.record({
      version: fc.constant(1),
      seed: drawValue(seedParam),
      training: valuesOf(trainingParams),
      ...Object.fromEntries(singles.map(([slot, registry]) => [slot, choiceOf(registry)])),
    }),
    codeWithRegularizers,
  )
  .map(([rest, chosen]) => ({ ...rest, ...chosen }))
  .filter(isCompatible);

import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import type { ActivationId } from '#catalog/formulas/activations.ts';
import { denseLayer } from '#catalog/formulas/dense.ts';
import { alive, useBackend } from '../../tests/support/backends.ts';
import { createLayer, planNetwork } from './network.ts';
import { tf } from './tf.ts';

beforeAll(() => useBackend('cpu'));

/** A layer's initial weights. */
function initial(activation: ActivationId, inputs: number, units: number, seed = 1, name = 'encoder.0') {
  const { weights } = createLayer(name, denseLayer(inputs, units, activation), seed);
  const values = {
    kernel: weights.kernel!.dataSync<'float32'>().slice(),
    bias: [...weights.bias!.dataSync()],
  };
  tf.dispose({ ...weights });
  return values;
}

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const variance = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0) / values.length;

describe('initial weights', () => {
  it.each([
    ['relu', 200, 100],
    ['sigmoid', 200, 100],
    ['linear', 100, 200],
  ] as const)('before %s, %i → %i, are uniform within Glorot’s limit', (activation, inputs, units) => {
    const limit = Math.sqrt(6 / (inputs + units));
    const { kernel, bias } = initial(activation, inputs, units);
    expect(kernel).toHaveLength(inputs * units);
    expect(largest(kernel)).toBeLessThan(limit);
    expect(largest(kernel)).toBeGreaterThan(0.999 * limit);
    // Var U(−a, a) = a² / 3, its estimate from n draws has the standard deviation a² √(4 / 45 n).
    const tolerance = 5 * limit ** 2 * Math.sqrt(4 / 45 / kernel.length);
    expect(Math.abs(variance(kernel) - limit ** 2 / 3)).toBeLessThan(tolerance);
    expect(bias).toEqual(new Array(units).fill(0));
  });

  it('depend on the seed and on the name of the layer', () => {
    const first = initial('relu', 5, 4);
    expect(initial('relu', 5, 4)).toEqual(first);
    expect(initial('relu', 5, 4, 2).kernel).not.toEqual(first.kernel);
    expect(initial('relu', 5, 4, 1, 'encoder.1').kernel).not.toEqual(first.kernel);
  });

  it('leave no tensors behind', () => {
    const before = alive();
    initial('relu', 5, 4);
    expect(alive()).toEqual(before);
  });
});

describe('planNetwork', () => {
  const image = { height: 4, width: 3 };
  const units = (layers: readonly { readonly units: number }[]) => layers.map((layer) => layer.units);
  const shapes = (layers: ReturnType<typeof planNetwork>['encoder']) =>
    layers.map(({ weights }) => weights.kernel!.shape);

  it('mirrors the hidden layers around the code', () => {
    const spec = defineExperiment({
      network: { id: 'dense', params: { widths: [9, 5], activation: 'relu' } },
      code: { id: 'gaussian', params: { size: 2, beta: 1 } },
    });
    const plan = planNetwork(spec, image);
    expect(shapes(plan.encoder)).toEqual([
      [12, 9],
      [9, 5],
    ]);
    expect(Object.entries(plan.heads).map(([name, head]) => [name, head.weights.kernel!.shape])).toEqual([
      ['mu', [5, 2]],
      ['logVar', [5, 2]],
    ]);
    expect(shapes(plan.decoder)).toEqual([
      [2, 5],
      [5, 9],
      [9, 12],
    ]);
    expect(plan.decoder.map(({ activation }) => activation)).toEqual(['relu', 'relu', 'linear']);
    expect(plan).toMatchObject({ latentDim: 2, pixels: 12 });
  });

  it.each([
    ['dense', { id: 'dense', params: { widths: [], activation: 'relu' } }],
    ['linear', { id: 'linear', params: {} }],
  ] as const)('of a %s network without hidden layers has one layer on each side', (_, network) => {
    const plan = planNetwork(
      defineExperiment({ network, code: { id: 'plain', params: { size: 2, activation: 'linear' } } }),
      image,
    );
    expect(units(plan.encoder)).toEqual([]);
    expect(plan.heads.z!.weights.kernel!.shape).toEqual([12, 2]);
    expect(shapes(plan.decoder)).toEqual([[2, 12]]);
  });

  it('refuses more weights than can be kept, and says how many there are', () => {
    const widths = [4096, 4096];
    const experiment = defineExperiment({
      network: { id: 'dense', params: { widths, activation: 'relu' } },
      code: { id: 'plain', params: { size: 2, activation: 'linear' } },
    });
    expect(() => planNetwork(experiment, { height: 28, width: 28 })).toThrow(/40 million weights.*narrower/);
  });
});

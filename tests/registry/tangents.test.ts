/** What every layer and every activation tells of its slope is what central differences find. */
import { beforeAll, describe, expect, it } from 'vitest';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import { codes } from '#catalog/codes/index.ts';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import {
  type ActivationId,
  activate,
  activationParam,
  activationSlope,
} from '#catalog/formulas/activations.ts';
import type { Mode } from '#catalog/pass.ts';
import type { Rank } from '#catalog/tf.ts';
import { createAutoencoder } from '#engine/autoencoder.ts';
import { catalogCases, generatedImages } from '#engine/gradientCases.ts';
import { createHyperparameters } from '#engine/hyperparameters.ts';
import { applyLayer } from '#engine/layers.ts';
import type { Layer } from '#engine/network.ts';
import { formulaTf } from '#engine/operations/formulaTf.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';
import { passFixture } from '../support/forward.ts';

const STEP = 1e-5;
const TOLERANCE = 1e-8;
const BATCH = 3;
const data = generatedImages();
const cases = catalogCases(parseSpec).filter(({ name }) => /^(network|code) /.test(name));

beforeAll(() => useBackend('cpu'));

const drawn = (stream: string, rows: number, columns: number) =>
  tf.tensor2d(normal(rows * columns, { seed: 9, stream, counter: 0 }), [rows, columns]);

/** Numbers that one layer takes, from the layer before it. */
function inputsOf(layers: readonly Layer[], i: number, first: number): number {
  return layers[i - 1]?.plan.units ?? first;
}

interface Sloped {
  readonly layer: Layer;
  readonly inputs: number;
}

/** Every layer that tells its slope. */
function slopedLayers(spec: ExperimentSpec, autoencoder: ReturnType<typeof createAutoencoder>): Sloped[] {
  const { encoderLayers, codeLayers, decoderLayers, latentDim, pixels } = autoencoder;
  const { reads } = findChoice<CodeDefinition>(codes, spec.code.id);
  const features = reads === 'pixels' ? pixels : (encoderLayers.at(-1)?.plan.units ?? pixels);
  // Those that a code applies itself read what it gives them.
  const heads = codeLayers.map((layer) => ({ layer, inputs: layer.weights.kernel?.shape[0] ?? features }));
  const chain = (layers: readonly Layer[], first: number) =>
    layers.map((layer, i) => ({ layer, inputs: inputsOf(layers, i, first) }));
  return [...chain(encoderLayers, pixels), ...heads, ...chain(decoderLayers, latentDim)].filter(
    ({ layer }) => layer.plan.tangent,
  );
}

type Difference = { name: string; tangent: number; squared: number | undefined };

/** ‖found − expected‖ / ‖expected‖ */
function distance(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  const norm = (values: readonly number[]) => Math.hypot(...values);
  const wanted = Array.from(expected);
  return norm(wanted.map((value, i) => value - found[i]!)) / norm(wanted);
}

function differencesOf(spec: ExperimentSpec): Difference[] {
  return tf.tidy(() => {
    const hyperparameters = createHyperparameters(spec);
    const pass = { ...passFixture(), mode: 'use' as const };
    const autoencoder = createAutoencoder(spec, data, hyperparameters, pass.clock);
    for (const { name, variable } of autoencoder.variables) {
      const shift = normal(variable.size, { seed: 4, stream: name, counter: 0 });
      variable.assign(tf.add(variable, tf.mul(0.1, tf.tensor(shift, variable.shape))));
    }
    const found = slopedLayers(spec, autoencoder).map(({ layer, inputs }): Difference => {
      const x = drawn(`${layer.name}/x`, BATCH, inputs);
      const output = applyLayer(layer, x, pass);
      const along = (tangent: ReturnType<typeof drawn>) => {
        const at = (distance: number) => applyLayer(layer, tf.add(x, tf.mul(distance, tangent)), pass);
        return tf.div(tf.sub(at(STEP), at(-STEP)), 2 * STEP);
      };
      const direction = drawn(`${layer.name}/t`, BATCH, inputs);
      const { plan, allWeights } = layer;
      const tangent = plan.tangent!(formulaTf, output, direction, allWeights);
      const squares = Array.from({ length: plan.squaredJacobian ? inputs : 0 }, (_, i) =>
        tf.sum(
          tf.square(
            along(
              tf.pad(tf.ones([BATCH, 1]), [
                [0, 0],
                [i, inputs - 1 - i],
              ]),
            ),
          ),
          1,
        ),
      );
      const squared = plan.squaredJacobian?.(formulaTf, output, allWeights).dataSync();
      return {
        name: layer.name,
        tangent: distance(tangent.dataSync(), along(direction).dataSync()),
        squared: squared && distance(squared, tf.addN(squares).dataSync()),
      };
    });
    autoencoder.dispose();
    hyperparameters.dispose();
    return found;
  });
}

describe('the layers of', () => {
  it.each(cases)('$name push tangents as they move themselves', ({ experiment }) => {
    const found = inFloat64(() => differencesOf(experiment));
    for (const { name, tangent, squared } of found) {
      expect(tangent, name).toBeLessThan(TOLERANCE);
      if (squared !== undefined) expect(squared, name).toBeLessThan(TOLERANCE);
    }
  });

  it.each([
    {},
    { normalisation: 'batch' },
    { dropout: 0.5 },
    { normalisation: 'batch', dropout: 0.5, weights: 'tied' },
  ] as const)('the dense network %o are all among them', (changes) => {
    const code = { id: 'plain', params: { size: 3 } } as const;
    const network = { id: 'dense', params: { widths: [9, 5], activation: 'tanh', ...changes } } as const;
    const found = inFloat64(() => differencesOf(defineExperiment({ network, code })));
    expect(found.map(({ name }) => name)).toEqual([
      'encoder.0',
      'encoder.1',
      'code.z',
      'decoder.0',
      'decoder.1',
      'decoder.2',
    ]);
    for (const { tangent } of found) expect(tangent).toBeLessThan(TOLERANCE);
  });

  it.each([{ normalisation: 'batch' }, { dropout: 0.5 }] as const)(
    'a decoder %o push it in use, those of an encoder outside of training',
    (changes) =>
      tf.tidy(() => {
        const network = { id: 'dense', params: { widths: [9], ...changes } } as const;
        const spec = defineExperiment({ network, code: { id: 'plain', params: { size: 3 } } });
        const hyperparameters = createHyperparameters(spec);
        const pass = passFixture();
        const autoencoder = createAutoencoder(spec, data, hyperparameters, pass.clock);
        expect(autoencoder.decodeTangent(tf.zeros([1, 3]))).toBeDefined();
        const x = drawn('x', BATCH, autoencoder.pixels);
        const weights = tf.fill<Rank.R1>([BATCH], 1 / BATCH);
        const tangentIn = (mode: Mode) => autoencoder.forward(x, { ...pass, weights, mode }).codeTangent;
        expect(tangentIn('test')).toBeDefined();
        expect(tangentIn('train')).toBeUndefined();
        autoencoder.dispose();
        hyperparameters.dispose();
      }),
  );
});

describe('the slope of an activation, told from its value', () => {
  const ids = activationParam('relu', '').options.map(({ value }) => value);
  const at = [-3, -1.5, -0.2, 0.2, 1.5, 3];

  const slopes = (id: ActivationId) =>
    tf.tidy(() => {
      const value = (shift: number) => activate(tf, id, tf.tensor1d(at.map((a) => a + shift)));
      const differences = tf.div(tf.sub(value(STEP), value(-STEP)), 2 * STEP);
      return { found: activationSlope(tf, id, value(0)).dataSync(), expected: differences.dataSync() };
    });

  it.each(ids)('%s', (id) => {
    const { found, expected } = inFloat64(() => slopes(id));
    expect(distance(found, expected)).toBeLessThan(1e-9);
  });
});

/** Exact check 4: the contractive penalty against central differences, in closed form, exactly and estimated. */
import type { TensorContainer } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { hutchinson, squaredJacobian } from '#catalog/formulas/jacobian.ts';
import { contractive } from '#catalog/regularizers/contractive.ts';
import { createAutoencoder } from '#engine/autoencoder.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import { createHyperparameters } from '#engine/hyperparameters.ts';
import { createNoise } from '#engine/noise.ts';
import { createClock, createPass } from '#engine/pass.ts';
import { normal, uniform } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';
import { forwardFixture, passFixture } from '../support/forward.ts';

const BATCH = 3;
const image = generatedImages();
const PIXELS = image.width * image.height;
const UNITS = 4;

beforeAll(() => useBackend('cpu'));

const shallow = (activation: 'sigmoid' | 'tanh' | 'softplus') =>
  defineExperiment({
    network: { id: 'linear', params: {} },
    code: { id: 'plain', params: { size: UNITS, activation } },
  });
const deep = defineExperiment({
  network: { id: 'dense', params: { widths: [9, 5], activation: 'sigmoid' } },
  code: { id: 'gaussian', params: { size: UNITS, beta: 1 } },
});

/** What one forward pass at random images gives; `use` reads what it needs from it. */
function atImages<T extends TensorContainer>(
  spec: ExperimentSpec,
  use: (found: ReturnType<typeof build>) => T,
): T {
  return tf.tidy(() => {
    const parts = build(spec);
    const result = use(parts);
    parts.autoencoder.dispose();
    parts.hyperparameters.dispose();
    return result;
  });
}

function build(spec: ExperimentSpec) {
  const hyperparameters = createHyperparameters(spec);
  const clock = createClock({ counter: tf.scalar(0, 'int32'), epochs: tf.scalar(1), stepsPerEpoch: 1 });
  const autoencoder = createAutoencoder(spec, image, hyperparameters, clock);
  // Weights large enough that the units are far from linear.
  for (const { name, variable } of autoencoder.variables) {
    const values = normal(variable.size, { seed: 3, stream: name, counter: 0 });
    variable.assign(tf.mul(0.5, tf.tensor(values, variable.shape)));
  }
  const x = tf.tensor2d(uniform(BATCH * PIXELS, { seed: 1, stream: 'x', counter: 0 }), [BATCH, PIXELS]);
  const pass = createPass('train', createNoise(1, 'train', 0), clock);
  return { autoencoder, hyperparameters, x, forward: autoencoder.forward(x, pass) };
}

/** ‖∂z/∂x‖²_F of each image by central differences of the code in use. */
const byDifferences = (spec: ExperimentSpec): number[] =>
  atImages(spec, ({ autoencoder, x }) => {
    const step = 1e-5;
    const sums = new Array<number>(BATCH).fill(0);
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const shift = tf.pad(tf.fill([BATCH, 1], step), [
        [0, 0],
        [pixel, PIXELS - 1 - pixel],
      ]);
      const [ahead, behind] = [tf.add(x, shift), tf.sub(x, shift)].map((at) =>
        autoencoder.encode(tf.reshape(at, [BATCH, PIXELS])).dataSync(),
      );
      ahead!.forEach((value, i) => {
        sums[Math.floor(i / UNITS)]! += ((value - behind![i]!) / (2 * step)) ** 2;
      });
    }
    return sums;
  });

const closedForm = (spec: ExperimentSpec): number[] =>
  atImages(spec, ({ forward }) => [...forward.codeSquaredJacobian!.dataSync()]);

const byPasses = (spec: ExperimentSpec): number[] =>
  atImages(spec, ({ forward, x }) => [...squaredJacobian(tf, forward.codeTangent!, x, UNITS).dataSync()]);

const relativeErrors = (found: readonly number[], expected: readonly number[]) =>
  found.map((value, i) => Math.abs(value / expected[i]! - 1));

describe('‖∂z/∂x‖²_F of one layer in closed form', () => {
  it.each(['sigmoid', 'tanh', 'softplus'] as const)('is that of central differences: %s', (activation) => {
    const expected = inFloat64(() => byDifferences(shallow(activation)));
    expect(Math.min(...expected)).toBeGreaterThan(0.01);
    const exact = inFloat64(() => closedForm(shallow(activation)));
    expect(Math.max(...relativeErrors(exact, expected))).toBeLessThan(1e-8);
    expect(Math.max(...relativeErrors(closedForm(shallow(activation)), expected))).toBeLessThan(1e-5);
  });

  it('is Σⱼ (zⱼ(1 − zⱼ))² Σᵢ W²ᵢⱼ of sigmoid units', () => {
    const { found, expected } = inFloat64(() =>
      atImages(shallow('sigmoid'), ({ autoencoder, forward }) => {
        const kernel = autoencoder.plainHead!.weights.kernel!.dataSync<'float32'>();
        const z = forward.code.z.dataSync();
        const squares = Array.from({ length: UNITS }, (_, j) =>
          kernel.reduce((sum, w, at) => (at % UNITS === j ? sum + w ** 2 : sum), 0),
        );
        const byHand = Array.from({ length: BATCH }, (_, image) =>
          squares.reduce((sum, square, j) => {
            const h = z[image * UNITS + j]!;
            return sum + (h * (1 - h)) ** 2 * square;
          }, 0),
        );
        return { found: [...forward.codeSquaredJacobian!.dataSync()], expected: byHand };
      }),
    );
    expect(Math.max(...relativeErrors(found, expected))).toBeLessThan(1e-12);
  });
});

describe('‖∂z/∂x‖²_F through several layers', () => {
  it('by passes for each code unit is that of central differences', () => {
    const expected = inFloat64(() => byDifferences(deep));
    expect(
      Math.max(
        ...relativeErrors(
          inFloat64(() => byPasses(deep)),
          expected,
        ),
      ),
    ).toBeLessThan(1e-8);
    expect(Math.max(...relativeErrors(byPasses(deep), expected))).toBeLessThan(1e-4);
  });

  it('by passes for each pixel or for each code unit is the same, and the closed form where there is one', () => {
    const byPixels = inFloat64(() =>
      atImages(shallow('sigmoid'), ({ forward, x }) => [
        ...squaredJacobian(tf, forward.codeTangent!, x, PIXELS).dataSync(),
      ]),
    );
    for (const same of [byPasses, closedForm]) {
      const found = inFloat64(() => same(shallow('sigmoid')));
      expect(Math.max(...relativeErrors(found, byPixels))).toBeLessThan(1e-12);
    }
  });

  it('is estimated without bias by Hutchinson: the mean of 4000 draws is within 4 standard errors', () => {
    const draws = 4000;
    const expected = byPasses(deep);
    const { mean, variance } = atImages(deep, ({ forward, x }) => {
      const estimates = Array.from({ length: draws }, (_, counter) =>
        tf.tidy(() => {
          const params = { lambda: tf.scalar(1), norm: 'hutchinson' } as const;
          const seen = forwardFixture({ x, code: forward.code, codeTangent: forward.codeTangent });
          return contractive.penalty(tf, seen, params, passFixture(counter)).dataSync<'float32'>();
        }),
      );
      const perImage = Array.from({ length: BATCH }, (_, i) => estimates.map((draw) => draw[i]!));
      const means = perImage.map((values) => values.reduce((sum, value) => sum + value, 0) / draws);
      return {
        mean: means,
        variance: perImage.map((values, i) =>
          values.reduce((sum, value) => sum + (value - means[i]!) ** 2 / draws, 0),
        ),
      };
    });
    mean.forEach((value, i) => {
      expect(variance[i]).toBeGreaterThan(0);
      expect(Math.abs(value - expected[i]!)).toBeLessThan(4 * Math.sqrt(variance[i]! / draws));
    });
  });

  it('is what the exact penalty takes', () => {
    const found = atImages(deep, ({ forward, x }) => {
      const { code, codeTangent, codeSquaredJacobian } = forward;
      const seen = forwardFixture({ x, code, codeTangent, codeSquaredJacobian });
      const params = { lambda: tf.scalar(0.5), norm: 'exact' } as const;
      return [...contractive.penalty(tf, seen, params, passFixture()).dataSync()];
    });
    expect(
      Math.max(
        ...relativeErrors(
          found,
          byPasses(deep).map((value) => value / 2),
        ),
      ),
    ).toBeLessThan(1e-6);
  });
});

it('‖J v‖² of a map that doubles is 4 ‖v‖²', () => {
  const found = tf.tidy(() => [...hutchinson(tf, (t) => tf.mul(2, t), tf.tensor2d([[1, -1, 1]])).dataSync()]);
  expect(found).toEqual([12]);
});

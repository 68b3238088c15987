/** Exact check 8, second part: contrastive divergence on 3 × 3 bars and stripes, against the gradient and the likelihood
 *  that visiting every state gives. */
import type { Rank, Variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ChainKind, contrastiveDivergence, type Rbm } from '#catalog/formulas/rbm.ts';
import { createNoise } from '#engine/noise.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import {
  afterGibbsStep,
  correlations,
  empiricalDistribution,
  logLikelihood,
  type Machine,
  modelDistribution,
} from '../support/boltzmann.ts';
import { inFloat64 } from '../support/float64.ts';
import { HIDDEN, images, largestGap, machineOf, numbersOf, rbmOf, VISIBLE } from '../support/smallRbm.ts';

beforeAll(() => useBackend('cpu'));

const cosine = (a: readonly number[], b: readonly number[]) => {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

/** Plain descent along CD-5. */
function trainedBy(start: Machine, updates: number): Machine {
  const { kernel, visibleBias, hiddenBias } = rbmOf(start, 'binary');
  const weights = [kernel, visibleBias, hiddenBias].map((tensor) => tf.variable(tensor));
  tf.dispose([kernel, visibleBias, hiddenBias]);
  for (let step = 0; step < updates; step++) tf.tidy(() => descend(weights, step));
  const [w, b, c] = weights.map((variable) => Array.from(variable.dataSync()));
  tf.dispose(weights);
  return {
    kernel: Array.from({ length: VISIBLE }, (_, i) => w!.slice(i * HIDDEN, (i + 1) * HIDDEN)),
    visibleBias: b!,
    hiddenBias: c!,
  };
}

function descend([kernel, visibleBias, hiddenBias]: Variable[], step: number): void {
  const rbm: Rbm = {
    hidden: 'binary',
    kernel: tf.reshape<Rank.R2>(kernel!, [VISIBLE, HIDDEN]),
    visibleBias: tf.reshape<Rank.R1>(visibleBias!, [VISIBLE]),
    hiddenBias: tf.reshape<Rank.R1>(hiddenBias!, [HIDDEN]),
  };
  const batch = { v: tf.tensor2d(images), weights: tf.fill<Rank.R1>([images.length], 1 / images.length) };
  const { gradients } = contrastiveDivergence(
    tf,
    rbm,
    batch,
    { steps: 5, kind: 'samples' },
    createNoise(9, 'train', step),
  );
  const rate = step < 3000 ? 0.3 : 0.05;
  kernel!.assign(tf.sub(kernel!, tf.mul(rate, gradients.kernel)));
  visibleBias!.assign(tf.sub(visibleBias!, tf.mul(rate, gradients.visibleBias)));
  hiddenBias!.assign(tf.sub(hiddenBias!, tf.mul(rate, gradients.hiddenBias)));
}

describe('contrastive divergence', async () => {
  await useBackend('cpu');
  // Half trained: where the model is still far from the data, a single step points the right way, too.
  const machine = inFloat64(() => trainedBy(machineOf(0.1), 800));
  const data = empiricalDistribution(images);
  const ofData = correlations(machine, data);
  const gradient = (p: readonly number[]) => correlations(machine, p).map((value, i) => value - ofData[i]!);
  const exact = gradient(modelDistribution(machine));
  const afterSteps = (k: number) => {
    let p = data;
    for (let step = 0; step < k; step++) p = afterGibbsStep(machine, p);
    return gradient(p);
  };
  const STEPS = [1, 2, 5, 20, 100];

  /** The kernel's CD-k gradient, the mean over many chains from every image. */
  function drawn(k: number, kind: ChainKind, repeats: number): { mean: number[]; standardError: number[] } {
    const sums = new Array<number>(VISIBLE * HIDDEN).fill(0);
    const squares = [...sums];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const values = numbersOf(() => {
        const v = tf.tensor2d(images);
        const weights = tf.fill<Rank.R1>([images.length], 1 / images.length);
        const noise = createNoise(5, 'train', repeat);
        return contrastiveDivergence(tf, rbmOf(machine, 'binary'), { v, weights }, { steps: k, kind }, noise)
          .gradients.kernel;
      });
      values.forEach((value, i) => {
        sums[i]! += value / repeats;
        squares[i]! += value ** 2 / repeats;
      });
    }
    const standardError = squares.map((square, i) => Math.sqrt((square - sums[i]! ** 2) / (repeats - 1)));
    return { mean: sums, standardError };
  }

  it('comes closer to the exact gradient the longer the chain', () => {
    const cosines = STEPS.map((k) => cosine(afterSteps(k), exact));
    for (const [i, value] of cosines.entries()) if (i > 0) expect(value).toBeGreaterThan(cosines[i - 1]!);
    expect(cosines[0]).toBeLessThan(0.7);
    expect(cosines.at(-1)).toBeGreaterThan(0.999);
  });

  it.each([1, 3])('draws without bias what a chain of %i steps has on the mean', (k) => {
    const { mean, standardError } = drawn(k, 'samples', 600);
    const expected = afterSteps(k);
    const scores = mean.map((value, i) => (value - expected[i]!) / standardError[i]!);
    // 54 scores of a normal distribution: the mean of their squares is 1 ± 0.19, and 4.5 standard errors are rare.
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4.5);
    const spread = scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length;
    expect(spread).toBeGreaterThan(0.4);
    expect(spread).toBeLessThan(1.8);
  });

  it('drawn with the formula points better with a longer chain', () => {
    const one = cosine(drawn(1, 'samples', 200).mean, exact);
    const ten = cosine(drawn(10, 'samples', 200).mean, exact);
    expect(ten).toBeGreaterThan(one + 0.2);
  });

  it('with probabilities instead of samples is calmer', () => {
    const total = (errors: readonly number[]) => errors.reduce((sum, error) => sum + error ** 2, 0);
    const calm = total(drawn(1, 'probabilities', 200).standardError);
    expect(calm).toBeLessThan(total(drawn(1, 'samples', 200).standardError));
  });

  it.each(['kernel', 'visibleBias', 'hiddenBias'] as const)(
    'is zero where the padding is: rows without weight do not count for the %s',
    (name) => {
      const rows = [...images, ...images.slice(0, 3)];
      const weights = rows.map((_, i) => (i < images.length ? 1 / images.length : 0));
      const of = (v: readonly number[][], w: readonly number[]) =>
        numbersOf(() => {
          const batch = { v: tf.tensor2d([...v]), weights: tf.tensor1d([...w]) };
          const chain = { steps: 1, kind: 'probabilities' } as const;
          const noise = createNoise(5, 'train', 0);
          return contrastiveDivergence(tf, rbmOf(machine, 'binary'), batch, chain, noise).gradients[name];
        });
      // The noise of the first rows is the same in both.
      expect(largestGap(of(rows, weights), of(images, weights.slice(0, images.length)))).toBeLessThan(1e-12);
    },
  );
});

describe('a machine trained on bars and stripes', () => {
  it('raises its exact log-likelihood from that of chance towards −ln 14', () => {
    const start = machineOf(0.1);
    const trained = inFloat64(() => trainedBy(start, 4000));
    const before = logLikelihood(start, images);
    const after = logLikelihood(trained, images);
    expect(before).toBeLessThan(-6.15);
    expect(before).toBeGreaterThan(-6.4);
    expect(after).toBeGreaterThan(-3);
    expect(after).toBeLessThanOrEqual(-Math.log(14));
  });
});

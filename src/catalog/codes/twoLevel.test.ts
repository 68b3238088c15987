import { beforeAll, describe, expect, it } from 'vitest';
import { createNoise } from '#engine/noise.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { headsOnly, passAt } from '../../../tests/support/codes.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { gaussianKl } from '../formulas/gaussian.ts';
import type { Weights } from '../layer.ts';
import type { CodeLayers } from './code.ts';
import { twoLevel } from './twoLevel.ts';

beforeAll(() => useBackend('cpu'));

const SIZES = { size: 2, top: 1, width: 1, warmUp: 0 };
const params = (beta = 1) => ({ ...SIZES, beta: tf.scalar(beta) });

/** m(z₂) = (2 tanh z₂, 1 − tanh z₂). */
const meanOf = (z2: number) => [2 * Math.tanh(z2), 1 - Math.tanh(z2)];

/** Layers with these gates, one image, and q of known parameters. */
function layersWith(logit: readonly number[]): CodeLayers {
  const plans = twoLevel.inner!({ ...SIZES, beta: 1 });
  const weights: Readonly<Record<string, Weights>> = {
    priorHidden: { kernel: tf.tensor2d([[1]]), bias: tf.tensor1d([0]) },
    priorMean: { kernel: tf.tensor2d([[2, -1]]), bias: tf.tensor1d([0, 1]) },
    gate: { logit: tf.tensor1d([...logit]) },
  };
  const heads = {
    mu: tf.tensor2d([[0.5, -1]]),
    logVar: tf.tensor2d([[-1, 0.3]]),
    topMu: tf.tensor2d([[0.8]]),
    topLogVar: tf.tensor2d([[-0.5]]),
  };
  return {
    ...headsOnly(heads),
    inner: (name, input) => plans[name]!.apply(tf, input, weights[name]!, passAt('use')),
    weights: (name) => weights[name]!,
  };
}

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));

/** The two terms of the image. */
const termsWith = (logit: readonly number[], beta = 1) =>
  inFloat64(() =>
    tf.tidy(() => {
      const pass = passAt('train');
      const state = twoLevel.sample(tf, layersWith(logit), pass, params(beta));
      const { kl, klTop } = twoLevel.terms(tf, state, pass, params(beta));
      const epsilon = pass.noise.normal('top', [1, 1]).dataSync()[0]!;
      return { kl: kl!.dataSync()[0]!, klTop: klTop!.dataSync()[0]!, epsilon };
    }),
  );

describe('the two-level code', () => {
  it('costs the divergence from a prior that the upper level moves, and that of the upper level', () => {
    const logit = [0.4, -1];
    const { kl, klTop, epsilon } = termsWith(logit, 2);
    const z2 = 0.8 + Math.exp(-0.25) * epsilon;
    const [mu, logVar] = [
      [0.5, -1],
      [-1, 0.3],
    ];
    const expected = meanOf(z2).reduce((sum, m, j) => {
      const gate = sigmoid(logit[j]!);
      const variance = 1 - gate ** 2;
      const squares = Math.exp(logVar[j]!) + (mu[j]! - gate * m) ** 2;
      return sum + squares / variance - 1 + Math.log(variance) - logVar[j]!;
    }, 0);
    expect(kl).toBeCloseTo(2 * 0.5 * expected, 10);
    expect(klTop).toBeCloseTo(2 * 0.5 * (0.64 + Math.exp(-0.5) + 0.5 - 1), 10);
  });

  it('is the VAE where every gate is shut', () => {
    const { kl } = termsWith([-60, -60]);
    const plain = inFloat64(() =>
      tf.tidy(() => {
        const { head } = layersWith([0, 0]);
        return gaussianKl(tf, head('mu'), head('logVar')).dataSync()[0]!;
      }),
    );
    expect(kl).toBeCloseTo(plain, 10);
  });

  it('draws samples level by level: their moments are those of the mixture', () => {
    const count = 40_000;
    const logit = [1, -0.5];
    const codes = tf.tidy(() =>
      twoLevel.drawPrior!(tf, layersWith(logit), createNoise(1, 'prior', 0), count, params()).arraySync(),
    );
    // By the trapezoidal rule over N(0, 1).
    const expectation = (f: (t: number) => number) => {
      let sum = 0;
      for (let z = -8; z <= 8; z += 0.001) sum += 0.001 * f(Math.tanh(z)) * Math.exp(-0.5 * z * z);
      return sum / Math.sqrt(2 * Math.PI);
    };
    const spread = expectation((t) => t * t);
    const gates = logit.map(sigmoid);
    const mean = (f: (code: number[]) => number) => codes.reduce((sum, code) => sum + f(code), 0) / count;
    const means = [mean(([a]) => a!), mean(([, b]) => b!)];
    expect(means[0]).toBeCloseTo(0, 1);
    expect(means[1]).toBeCloseTo(gates[1]!, 1);
    const [first, second] = [
      (code: number[]) => code[0]! - means[0]!,
      (code: number[]) => code[1]! - means[1]!,
    ];
    const expected = {
      first: 1 - gates[0]! ** 2 + 4 * gates[0]! ** 2 * spread,
      second: 1 - gates[1]! ** 2 + gates[1]! ** 2 * spread,
      both: -2 * gates[0]! * gates[1]! * spread,
    };
    const near = (found: number, value: number) =>
      expect(Math.abs(found - value)).toBeLessThan((4 * 3) / Math.sqrt(count));
    near(
      mean((code) => first(code) ** 2),
      expected.first,
    );
    near(
      mean((code) => second(code) ** 2),
      expected.second,
    );
    near(
      mean((code) => first(code) * second(code)),
      expected.both,
    );
  });

  it('tells its gates', () => {
    const gate = tf.tidy(() => [
      ...twoLevel.readings!(tf, layersWith([0, 2]), passAt('use').clock, params()).gate!.dataSync(),
    ]);
    expect(gate[0]).toBeCloseTo(0.5, 6);
    expect(gate[1]).toBeCloseTo(sigmoid(2), 6);
  });
});

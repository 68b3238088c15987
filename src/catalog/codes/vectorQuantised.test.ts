import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { headsOnly, passAt } from '../../../tests/support/codes.ts';
import type { Mode } from '../pass.ts';
import type { Scalar, Tensor } from '../tf.ts';
import { vectorQuantised } from './vectorQuantised.ts';

beforeAll(() => useBackend('cpu'));

const ENTRIES = [
  [0, 0],
  [1, -1],
];
/** The first vector is nearest to the first entry, the second to the second. */
const ENCODED = [0.25, 0.25, 1.5, -0.5];
const QUANTISED = [0, 0, 1, -1];
const COMMITMENT = 0.5;
const NONE = [0, 0, 0, 0];

const params = (learning: 'averages' | 'gradient') => ({
  ...{ size: 4, vectors: 2, entries: 2, learning, decay: 0.99 },
  commitment: tf.scalar(COMMITMENT),
});

/** The code of one image as a function of what the encoder gave and of the entries. */
function stateOf(encoded: Tensor, codebook: Tensor, mode: Mode, learning: 'averages' | 'gradient') {
  const inner = vectorQuantised.inner!({ ...params(learning), commitment: COMMITMENT }).book!;
  const pass = { ...passAt(mode), weights: tf.tensor1d([1]) };
  const weights = { codebook, use: tf.fill([2, 2], 0.5) };
  const layers = {
    ...headsOnly({ encoded: tf.reshape(encoded, [1, 4]) }),
    inner: (_: string, input: Parameters<typeof inner.apply>[1]) => inner.apply(tf, input, weights, pass),
  };
  const state = vectorQuantised.sample(tf, layers, pass, params(learning));
  const terms: Readonly<Record<string, Tensor>> = vectorQuantised.terms(tf, state, pass, params(learning));
  return { z: state.z, terms };
}

/** Gradients by [encoded, entries] of a scalar that is made of the state. */
const slopes = (learning: 'averages' | 'gradient', of: (state: ReturnType<typeof stateOf>) => Tensor) =>
  tf.tidy(() => {
    const scalar = (encoded: Tensor, codebook: Tensor) => {
      const value: Scalar = tf.sum(of(stateOf(encoded, codebook, 'train', learning)));
      // Else tfjs refuses a gradient by what the value does not depend on.
      const nothing: Scalar = tf.mul(0, tf.add(tf.sum(encoded), tf.sum(codebook)));
      return tf.add<Scalar>(value, nothing);
    };
    return tf
      .grads(scalar)([tf.tensor1d(ENCODED), tf.tensor2d(ENTRIES)])
      .map((slope) => [...slope.dataSync()]);
  });

describe('the vector-quantised code', () => {
  it.each(['train', 'test', 'use'] as const)('is made of entries: %s', (mode) => {
    const z = tf.tidy(() => [
      ...stateOf(tf.tensor1d(ENCODED), tf.tensor2d(ENTRIES), mode, 'averages').z.dataSync(),
    ]);
    expect(z).toEqual(QUANTISED);
  });

  it('hands the gradient of the decoder on to the encoder as it is, and none to the entries', () => {
    const weights = [1, -2, 3, 5];
    const [encoded, entries] = slopes('gradient', ({ z }) => tf.mul(z, weights));
    expect(encoded).toEqual(weights);
    expect(entries).toEqual(NONE);
  });

  it('pulls the encoder to the entries with β, and by gradient the entries to the encoder', () => {
    const gap = ENCODED.map((value, i) => value - QUANTISED[i]!);
    const [commitment, ofCommitment] = slopes('gradient', ({ terms }) => terms.commitment!);
    expect(commitment).toEqual(gap.map((value) => 2 * COMMITMENT * value));
    expect(ofCommitment).toEqual(NONE);
    const [toEncoder, toEntries] = slopes('gradient', ({ terms }) => terms.codebook!);
    expect(toEncoder).toEqual(NONE);
    expect(toEntries).toEqual(gap.map((value) => -2 * value));
  });

  it('costs the squared distance; by averages the commitment alone', () => {
    const squared = ENCODED.reduce((sum, value, i) => sum + (value - QUANTISED[i]!) ** 2, 0);
    const cost = (learning: 'averages' | 'gradient') =>
      tf.tidy(() => {
        const { terms } = stateOf(tf.tensor1d(ENCODED), tf.tensor2d(ENTRIES), 'train', learning);
        return Object.fromEntries(Object.entries(terms).map(([name, term]) => [name, [...term.dataSync()]]));
      });
    expect(cost('gradient')).toEqual({ codebook: [squared], commitment: [COMMITMENT * squared] });
    expect(cost('averages')).toEqual({ commitment: [COMMITMENT * squared] });
  });

  it('is refused where its vectors would not all be of one size', () => {
    const around = { ...params('averages'), commitment: 0.25, size: 10, vectors: 4 };
    const [obstacle] = [vectorQuantised.obstacle!];
    expect(obstacle(around, undefined!)).toMatch(/10 units cannot be cut into 4 vectors/);
    expect(obstacle({ ...around, vectors: 5 }, undefined!)).toBeUndefined();
  });
});

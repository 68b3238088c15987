import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { forwardFixture, passFixture } from '../../../tests/support/forward.ts';
import { defaultExperiment, type ExperimentSpec, obstaclesOf } from '../experiment.ts';
import { targetSparsity } from './targetSparsity.ts';

beforeAll(() => useBackend('cpu'));

/** Three images and a row of padding; a hidden layer of two units before a code of two. */
const HIDDEN = [
  [0.5, 1],
  [0.25, 0],
  [0, 0.5],
  [9, 9],
];
const CODE = [
  [0.5, 0.25],
  [0, 0.5],
  [0.25, 0],
  [9, 9],
];

interface Choices {
  readonly distance?: 'kl' | 'l1' | 'l2';
  readonly average?: 'unit' | 'image';
  readonly layerWeights?: readonly number[];
}

/** The penalty with λ = 2 and ρ = ¼, per image where it has images. */
function penalty({ distance = 'l1', average = 'unit', layerWeights = [1] }: Choices): number[] {
  return tf.tidy(() => {
    const third = 1 / 3;
    const forward = forwardFixture({
      code: { z: tf.tensor2d(CODE) },
      hidden: [tf.tensor2d(HIDDEN)],
      weights: tf.tensor1d([third, third, third, 0]),
    });
    const params = { lambda: tf.scalar(2), rho: tf.scalar(0.25), distance, average, layerWeights };
    return [...targetSparsity.penalty(tf, forward, params, passFixture()).dataSync()];
  });
}

describe('the penalty', () => {
  it('of units averages each over the images, without padding', () => {
    // Means ¼ and ¼.
    expect(penalty({})[0]).toBeCloseTo(0, 6);
    // Of the hidden layer: ¼ and ½.
    expect(penalty({ layerWeights: [1, 0] })).toHaveLength(1);
    expect(penalty({ layerWeights: [1, 0] })[0]).toBeCloseTo(2 * 0.25, 6);
    expect(penalty({ layerWeights: [1, 0], distance: 'l2' })[0]).toBeCloseTo(2 * 0.25 ** 2, 6);
    const kl = 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5);
    expect(penalty({ layerWeights: [1, 0], distance: 'kl' })[0]).toBeCloseTo(2 * kl, 6);
  });

  it('of images averages over the units of each, and counts them all', () => {
    // Means ⅜, ¼ and ⅛ of two units each.
    const found = penalty({ average: 'image' }).slice(0, 3);
    expect(found).toEqual([2 * 2 * 0.125, 0, 2 * 2 * 0.125]);
  });

  it('weights the layers from the code backwards', () => {
    const hidden = penalty({ layerWeights: [1, 0], distance: 'l2' })[0]!;
    const both = penalty({ layerWeights: [3, 1], distance: 'l2' })[0]!;
    expect(both).toBeCloseTo(3 * hidden, 6);
    expect(penalty({ layerWeights: [7, 3, 1], distance: 'l2' })[0]).toBe(both);
    expect(penalty({ layerWeights: [] })).toEqual([0]);
    expect(penalty({ layerWeights: [0] })).toEqual([0]);
  });
});

describe('the KL divergence', () => {
  const refusal = (network: string | object, code: object, choices: Choices): string | undefined => {
    const params = { lambda: 1, rho: 0.05, distance: 'kl', average: 'unit', layerWeights: [1], ...choices };
    const spec: ExperimentSpec = parseSpec({
      ...defaultExperiment,
      network: { id: 'dense', params: typeof network === 'string' ? { activation: network } : network },
      code,
    });
    return obstaclesOf({ ...spec, regularizers: [{ id: 'targetSparsity', params }] })[0]?.reason;
  };
  const plain = (activation: string) => ({ id: 'plain', params: { activation } });

  it('is refused where activities need not lie between 0 and 1, and says what to change', () => {
    expect(refusal('relu', plain('linear'), {})).toMatch(/which the code need not have: choose sigmoid/);
    expect(refusal('relu', { id: 'gaussian' }, {})).toMatch(/the code need not have/);
    expect(refusal('relu', plain('sigmoid'), { layerWeights: [1, 1] })).toMatch(/the hidden layers need not/);
  });

  it('is allowed for sigmoid units, and for layers whose weight is 0 whatever they are', () => {
    expect(refusal('relu', plain('sigmoid'), {})).toBeUndefined();
    expect(refusal('sigmoid', plain('sigmoid'), { layerWeights: [1, 1, 1] })).toBeUndefined();
    expect(refusal('sigmoid', plain('linear'), { layerWeights: [1, 0] })).toBeUndefined();
  });

  it('is refused where dropout makes activities larger', () => {
    const dropping = { activation: 'sigmoid', dropout: 0.2 };
    expect(refusal(dropping, plain('sigmoid'), { layerWeights: [1, 1] })).toMatch(/without dropout/);
    expect(refusal(dropping, plain('sigmoid'), {})).toBeUndefined();
  });

  it('leaves L1 and L2 to any unit', () => {
    for (const distance of ['l1', 'l2'] as const) {
      expect(refusal('relu', plain('linear'), { distance, layerWeights: [1, 1] })).toBeUndefined();
    }
  });
});

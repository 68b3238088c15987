/**
 * Exact checks 10 and 11 in float64: the linear variational autoencoder is probabilistic PCA, and the bounds on its
 * likelihood stand in their order.
 */
import type { Matrix } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pass } from '#catalog/pass.ts';
import { estimateLikelihood, logMeanExp } from '#engine/evaluation/likelihood.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import { tf } from '#engine/tf.ts';
import type { Trainer } from '#engine/trainer.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';
import {
  data,
  likeliestDecoder,
  linearVae,
  logLikelihoods,
  points,
  posteriorScale,
  SIZE,
  turn,
} from '../support/linearGaussian.ts';

const { count } = data.train;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const standardError = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / values.length);

beforeAll(() => useBackend('cpu'));

/** Noise of 2 SIZE rows for each point, ±√SIZE along each axis: its mean is 0 and its covariance I, so that the mean of
 *  anything quadratic in it is exact. */
const sigmaPoints = () => {
  const rows = Array.from({ length: 2 * SIZE * count }, (_, row) =>
    Array.from({ length: SIZE }, (_, unit) =>
      Math.floor(row / 2) % SIZE === unit ? (row % 2 === 0 ? 1 : -1) * Math.sqrt(SIZE) : 0,
    ),
  );
  return tf.tensor2d(rows);
};

const everyPoint = (times: number) =>
  tf.tensor2d(points.to2DArray().flatMap((point) => Array.from({ length: times }, () => point)));

/** The objective of all points and its gradient's largest entry, without any chance in it. */
function exactObjective({ objective, autoencoder }: Trainer) {
  const pass: Pass = {
    ...createPass('train', createNoise(1, 'test', 0), objective.clock),
    noise: { ...createNoise(1, 'test', 0), normal: sigmaPoints },
  };
  const rows = 2 * SIZE * count;
  const trained = autoencoder.variables.map(({ variable }) => variable);
  const { value, grads } = tf.variableGrads(() => {
    const terms = objective.terms(everyPoint(2 * SIZE), tf.fill([rows], 1 / rows), pass);
    return tf.addN([...terms.values()]);
  }, trained);
  const steepest = Math.max(...Object.values(grads).map((grad) => tf.max(tf.abs(grad)).dataSync()[0]!));
  return { loss: value.dataSync()[0]!, steepest };
}

/** Mean evidence lower bound of the points, nats. */
function elboOf(decoder: Matrix) {
  return inFloat64(() =>
    tf.tidy(() => {
      const trainer = linearVae(decoder);
      const { loss, steepest } = exactObjective(trainer);
      trainer.dispose();
      return { elbo: -loss - (points.columns / 2) * Math.log(Math.PI), steepest };
    }),
  );
}

describe('a linear variational autoencoder at the maximum likelihood of probabilistic PCA', () => {
  const likelihood = mean(logLikelihoods(likeliestDecoder()));

  it('has the exact log-likelihood as its evidence lower bound', () => {
    expect(Math.abs(elboOf(likeliestDecoder()).elbo - likelihood)).toBeLessThan(1e-8);
  });

  it('has no weight that would move', () => {
    expect(elboOf(likeliestDecoder()).steepest).toBeLessThan(1e-6);
    expect(elboOf(likeliestDecoder().mul(1.01)).steepest).toBeGreaterThan(1e-3);
  });

  it.each([0.3, 0.6, 1])('is as likely with its axes turned by %d, and bounded lower', (angle) => {
    const turned = likeliestDecoder(turn(angle));
    expect(mean(logLikelihoods(turned))).toBeCloseTo(likelihood, 10);
    const scale = posteriorScale(turned);
    const logDeterminant = posteriorScale(likeliestDecoder())
      .diagonal()
      .reduce((sum, value) => sum + Math.log(value), 0);
    // KL of the best Gaussian with independent units from the posterior: ½ (Σ log Mⱼⱼ − log det M).
    const gap = 0.5 * (scale.diagonal().reduce((sum, value) => sum + Math.log(value), 0) - logDeterminant);
    expect(gap).toBeGreaterThan(1e-3);
    expect(Math.abs(likelihood - elboOf(turned).elbo - gap)).toBeLessThan(1e-8);
  });
});

describe('the bounds on the likelihood of a linear Gaussian model', () => {
  const DRAWS = 256;
  const decoder = likeliestDecoder(turn(0.7));
  const exact = logLikelihoods(decoder);
  /** [point][draw] */
  let logWeights: readonly Float64Array[];

  beforeAll(() => {
    logWeights = inFloat64(() => {
      // Too wide a posterior: what is to be seen is the difference between the bounds.
      const trainer = linearVae(decoder, 1.4);
      const found = Array.from({ length: count }, () => new Float64Array(DRAWS));
      for (let draw = 0; draw < DRAWS; draw++) {
        const values = tf.tidy(() => {
          const pass = createPass('test', createNoise(3, 'test', draw), trainer.objective.clock);
          return trainer.objective.logWeights!(everyPoint(1), pass).dataSync();
        });
        for (const [i, own] of found.entries()) own[draw] = values[i]!;
      }
      trainer.dispose();
      return found;
    });
  });

  /** Mean bound of k draws of each point, from as many disjoint groups as there are. */
  const boundOf = (k: number) =>
    logWeights.map((own) =>
      mean(
        Array.from({ length: DRAWS / k }, (_, group) => logMeanExp(own.subarray(group * k, (group + 1) * k))),
      ),
    );

  it('has weights whose mean is the likelihood', () => {
    const ratios = logWeights.flatMap((own, i) => [...own].map((value) => Math.exp(value - exact[i]!)));
    expect(standardError(ratios)).toBeLessThan(0.02);
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(4 * standardError(ratios));
  });

  it('rises from the ELBO with the number of draws to the likelihood, and not above', () => {
    const bounds = [1, 4, 16, 64, 256].map(boundOf);
    const gaps = bounds.map((bound) => exact.map((value, i) => value - bound[i]!));
    for (const [i, gap] of gaps.entries()) {
      if (i > 0) expect(mean(gap)).toBeLessThan(mean(gaps[i - 1]!));
      expect(mean(gap)).toBeGreaterThan(-4 * standardError(gap));
    }
    expect(mean(gaps[0]!)).toBeGreaterThan(0.1);
    expect(Math.abs(mean(gaps.at(-1)!))).toBeLessThan(5e-3);
  });

  it('is what is estimated of a data set', async () => {
    const trainer = linearVae(decoder, 1.4);
    const { objective } = trainer;
    const work = estimateLikelihood({
      ...{ objective, logWeights: objective.logWeights!, split: data.train, pixels: points.columns },
      ...{ images: count, draws: 64, seed: 3 },
    });
    let next = await work.next();
    while (!next.done) next = await work.next();
    trainer.dispose();
    expect(next.value).toMatchObject({ images: count, draws: 64 });
    // Of a quarter of the draws: its standard error is twice that of all of them.
    const error = 2 * standardError(logWeights.flatMap((own) => [...own]));
    expect(Math.abs(next.value.elbo - mean(boundOf(1)))).toBeLessThan(4 * error);
    expect(Math.abs(next.value.iwae - mean(boundOf(64)))).toBeLessThan(0.02);
    expect(next.value.iwae).toBeGreaterThan(next.value.elbo + 0.1);
  });
});

describe('the mean of exponentials', () => {
  it('neither overflows nor underflows', () => {
    expect(logMeanExp([1000, 1000])).toBe(1000);
    expect(logMeanExp([-1000, -1000 + Math.log(3)])).toBeCloseTo(-1000 + Math.log(2), 10);
    expect(logMeanExp([Number.NEGATIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY);
  });
});

/**
 * Exact checks 1, 2 and 15 in float64: a linear autoencoder trained to its optimum finds PCA's space and error; with
 * weight decay also PCA's axes and variances, and without it not. On points and on the table of customers and products.
 */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { printedTable } from '#catalog/datasets/customers/generate.ts';
import type { Data } from '#catalog/datasets/data.ts';
import { gaussianCloud } from '#catalog/datasets/gaussianCloud.ts';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { createPcaCodec, fitPca, type PcaFit } from '#engine/codecs/pca.ts';
import { valuesOf } from '#engine/data/images.ts';
import { evaluateSquaredError } from '#engine/evaluation/evaluate.ts';
import {
  alignments,
  directionsOf,
  principalAngles,
  relativeDifference,
} from '#engine/evaluation/linearTruth.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';
import { pointsOf } from '../support/generated.ts';
import { trainSteps } from '../support/training.ts';

const DECAY = 0.05;

function linear(data: Data, size: number, learningRate: number, decay: number): ExperimentSpec {
  return defineExperiment({
    network: { id: 'linear' },
    code: { id: 'plain', params: { size, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    regularizers: decay > 0 ? [{ id: 'weightDecay', params: { lambda: decay } }] : [],
    optimizer: { id: 'adam', params: { learningRate, beta2: 0.99 } },
    // One batch is all there is: nothing is left to chance but the first weights.
    training: { batchSize: data.train.count, epochs: 1000 },
  });
}

interface Optimum {
  /** [k, pixels] */
  readonly decoder: Float64Array;
  readonly encoder: Float64Array;
  /** Squared error of all training items, mean. */
  readonly loss: number;
}

/** Trains in float64 until nothing moves any more: 350 line searches on all items. */
function optimumOf(data: Data, size: number, decay: number): Optimum {
  const optimizer = {
    id: 'lbfgs',
    params: { lineSearches: 5, pairs: 20, curvature: 0.9, between: 'continue' },
  } as const;
  return inFloat64(() => {
    const trainer = createTrainer({ ...linear(data, size, 1, decay), optimizer }, data);
    trainSteps(trainer, 70);
    const terms = trainer.step();
    const found = { ...weightsOf(trainer, size), loss: terms.dataSync()[0]! };
    terms.dispose();
    trainer.dispose();
    return found;
  });
}

/** The same in float32, near enough, from the first weights of a seed. */
async function quickOptimum(data: Data, size: number, seed: number): Promise<Optimum> {
  const spec = (rate: number) => ({ ...linear(data, size, rate, 0), seed });
  const trainer = createTrainer(spec(2e-2), data);
  let loss = Number.NaN;
  for (const rate of [2e-2, 2e-2, 2e-2, 5e-3, 1e-3]) {
    trainer.tune(spec(rate));
    for (let i = 0; i < 4; i++) loss = (await trainer.run(50)).at(-1)!;
  }
  const found = { ...weightsOf(trainer, size), loss };
  trainer.dispose();
  return found;
}

function weightsOf(trainer: Trainer, size: number): Pick<Optimum, 'decoder' | 'encoder'> {
  const { pixels } = trainer.autoencoder;
  const weight = (name: string) =>
    Float64Array.from(
      trainer.autoencoder.variables.find((variable) => variable.name === name)!.variable.dataSync(),
    );
  const kernel = weight('code.z.kernel'); // [pixels, size]
  const encoder = kernel.map((_, i) => kernel[(i % pixels) * size + Math.floor(i / pixels)]!);
  return { decoder: weight('decoder.0.kernel'), encoder };
}

async function pcaOf(data: Data): Promise<PcaFit> {
  const work = fitPca(data.train, data.width, data.width);
  for (let next = await work.next(); ; next = await work.next()) if (next.done) return next.value;
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const discarded = ({ eigenvalues }: PcaFit, k: number) => sum(eigenvalues.subarray(k));

describe('a linear autoencoder at its optimum, on a Gaussian cloud', () => {
  const N = 16;
  const k = 8;
  const data = pointsOf(gaussianCloud, { count: 125, axes: 10, decay: 0.8, noise: 0.15, dimensions: N });
  let pca: PcaFit;
  let components: Float64Array;
  let free: Optimum;
  let decayed: Optimum;

  beforeAll(async () => {
    await useBackend('cpu');
    pca = await pcaOf(data);
    components = pca.components.slice(0, k * N);
    free = optimumOf(data, k, 0);
    decayed = optimumOf(data, k, DECAY);
  });

  it('loses Σ λᵢ over the components that are left out', () => {
    expect(discarded(pca, k)).toBeGreaterThan(0.1);
    expect(Math.abs(free.loss / discarded(pca, k) - 1)).toBeLessThan(1e-6);
  });

  it('spans what the first components span: the largest principal angle is below 0.01°', () => {
    const angles = principalAngles(directionsOf(free.decoder, N).directions, components, N);
    expect(angles).toHaveLength(k);
    expect(Math.max(...angles)).toBeLessThan(0.01);
  });

  it('does not find the components themselves, from whatever weights it starts', async () => {
    await useBackend('simd');
    const means: number[] = [];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { decoder, loss } = await quickOptimum(data, k, seed);
      expect(loss / discarded(pca, k)).toBeLessThan(1.01);
      means.push(sum(alignments(directionsOf(decoder, N).directions, components, N)) / k);
    }
    await useBackend('cpu');
    // Axes turned at random would give √(2/πk) = .28 on average.
    const mean = sum(means) / means.length;
    expect(mean).toBeGreaterThan(0.25);
    expect(mean).toBeLessThan(0.4);
    expect(Math.max(...means)).toBeLessThan(0.7);
  });

  it('has decoder = encoder transposed with weight decay', () => {
    expect(relativeDifference(decayed.decoder, decayed.encoder)).toBeLessThan(1e-6);
    expect(relativeDifference(free.decoder, free.encoder)).toBeGreaterThan(0.05);
  });

  it('has the components as singular vectors with weight decay, in their order', () => {
    const found = alignments(directionsOf(decayed.decoder, N).directions, components, N);
    expect(Math.min(...found)).toBeGreaterThan(1 - 1e-8);
  });

  it('tells their variances by its singular values: λᵢ = (λ/2) / (1 − sᵢ²)', () => {
    const { singularValues } = directionsOf(decayed.decoder, N);
    for (const [i, s] of singularValues.entries()) {
      const variance = DECAY / 2 / (1 - s ** 2);
      expect(Math.abs(variance / pca.eigenvalues[i]! - 1)).toBeLessThan(1e-6);
    }
  });
});

describe('the table of customers and products', () => {
  const table = printedTable();
  const rows = Matrix.from1DArray(5, 6, [...valuesOf(table.train)]);
  const residuals = (matrix: Matrix) => {
    const { diagonal } = new SingularValueDecomposition(matrix.transpose());
    return [1, 2, 3, 4].map((rank) => sum(diagonal.slice(rank).map((s) => s ** 2)));
  };
  const RAW = [5.6833, 2.3178, 0.7907, 0.1426];
  const CENTRED = [2.7316, 0.8826, 0.2238, 0];
  beforeAll(() => useBackend('cpu'));

  it('has the residual errors that are printed', () => {
    for (const [i, error] of residuals(rows).entries()) expect(error).toBeCloseTo(RAW[i]!, 4);
    for (const [i, error] of residuals(rows.clone().center('column')).entries())
      expect(error).toBeCloseTo(CENTRED[i]!, 4);
  });

  it('has them under PCA as a codec', async () => {
    const fit = await pcaOf(table);
    for (const [i, expected] of CENTRED.entries()) {
      expect(5 * discarded(fit, i + 1)).toBeCloseTo(expected, 4);
      const codec = createPcaCodec(fit, i + 1);
      const work = evaluateSquaredError(codec, table.test, 5);
      let next = await work.next();
      while (!next.done) next = await work.next();
      expect(5 * next.value).toBeCloseTo(expected, 4);
      codec.dispose();
    }
  });

  it('is given back whole by a linear autoencoder with biases and 4 code units, and not with 3', () => {
    const whole = optimumOf(table, 4, 0);
    expect(5 * whole.loss).toBeLessThan(1e-10);
    expect(5 * optimumOf(table, 3, 0).loss).toBeCloseTo(CENTRED[2]!, 4);
  });
});

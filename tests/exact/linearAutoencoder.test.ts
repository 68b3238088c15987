/** Exact checks 1 and 2: the linear autoencoder learns PCA's subspace, and with weight decay PCA's axes. */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import { defineExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { fitPca, type PcaFit } from '#engine/codecs/pca.ts';
import { gatherBatch } from '#engine/data/batches.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';
import { fewStrokeDigits, trainSteps, withTrainer } from '../support/training.ts';

async function fitAll(data: ImageSet, most: number): Promise<PcaFit> {
  const work = fitPca(data.train, data.width * data.height, most);
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}

const linear = (size: number, batchSize: number, learningRate: number): ExperimentSpec =>
  defineExperiment({
    network: { id: 'linear', params: {} },
    code: { id: 'plain', params: { size, activation: 'linear' } },
    loss: { id: 'squaredError', params: { output: 'linear' } },
    optimizer: { id: 'adam', params: { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
    training: { batchSize, epochs: 1000 },
  });

const variable = (trainer: Trainer, name: string) =>
  trainer.autoencoder.variables.find((candidate) => candidate.name === name)!.variable;

/** z = V (x − m), x̂ = m + Vᵀ z as weights. */
function setToPca(trainer: Trainer, { mean, components }: PcaFit, k: number): void {
  const rows = components.subarray(0, k * mean.length);
  tf.tidy(() => {
    const v = tf.tensor2d(Array.from(rows), [k, mean.length]);
    const m = tf.tensor2d(Array.from(mean), [mean.length, 1]);
    variable(trainer, 'code.z.kernel').assign(tf.transpose(v));
    variable(trainer, 'code.z.bias').assign(tf.reshape(tf.neg(tf.matMul(v, m)), [k]));
    variable(trainer, 'decoder.0.kernel').assign(v);
    variable(trainer, 'decoder.0.bias').assign(tf.reshape(m, [mean.length]));
  });
}

/** The objective over all training images. */
function lossOnAll(trainer: Trainer, data: ImageSet): number {
  return tf.tidy(() => {
    const all = Array.from({ length: data.train.count }, (_, i) => i);
    const { x, weights } = gatherBatch(data.train, data.width * data.height, all, all.length);
    return trainer.objective
      .terms(x, weights, createPass('test', createNoise(1, 'test', 0), trainer.objective.clock))
      .get('reconstruction')!
      .dataSync()[0]!;
  });
}

const discarded = ({ totalVariance, eigenvalues }: PcaFit, k: number) =>
  totalVariance - eigenvalues.subarray(0, k).reduce((sum, value) => sum + value, 0);

describe('a linear autoencoder with the weights of PCA', () => {
  const data = fewStrokeDigits(120, 10);
  const k = 6;
  let pca: PcaFit;
  beforeAll(async () => {
    await useBackend('simd');
    pca = await fitAll(data, k);
    await useBackend('cpu');
  });

  const optimum = () => {
    const trainer = createTrainer(linear(k, 8, 1e-3), data);
    setToPca(trainer, pca, k);
    const loss = lossOnAll(trainer, data);
    trainer.dispose();
    return loss;
  };

  it('loses exactly the variance along the discarded components', () => {
    const expected = discarded(pca, k);
    expect(expected).toBeGreaterThan(1);
    expect(Math.abs(inFloat64(optimum) / expected - 1)).toBeLessThan(1e-10);
    expect(Math.abs(optimum() / expected - 1)).toBeLessThan(1e-6);
  });
});

const COUNT = 100;
const SIDE = 6;
const PIXELS = SIDE * SIDE;
const STANDARD_DEVIATIONS = [0.9, 0.6, 0.4];

/** Images around grey with three strong independent factors and a little noise. */
function factorImages(count: number): ImageSet {
  const draw = (stream: string, n: number) => normal(n, { seed: 5, stream, counter: 0 });
  const axes = new Matrix(STANDARD_DEVIATIONS.map((_, i) => [...draw(`axis ${i}`, PIXELS)]));
  const basis = new SingularValueDecomposition(axes.transpose()).leftSingularVectors; // [pixels, 3]
  const factors = draw('factors', count * 3);
  const noise = draw('noise', count * PIXELS);
  const images = Uint8Array.from({ length: count * PIXELS }, (_, at) => {
    const [image, pixel] = [Math.floor(at / PIXELS), at % PIXELS];
    const signal = STANDARD_DEVIATIONS.reduce(
      (sum, sd, i) => sum + sd * factors[image * 3 + i]! * basis.get(pixel, i),
      0.5,
    );
    return Math.max(0, Math.min(255, Math.round(255 * (signal + 0.1 * noise[at]!))));
  });
  const train = { images, labels: new Uint8Array(count), count };
  return { kind: 'image', train, test: train, width: SIDE, height: SIDE, classNames: ['only'] };
}

/** Rows as unit vectors. */
const rowsOf = (values: ArrayLike<number>, n: number) =>
  new Matrix(
    Array.from({ length: n }, (_, i) => Array.from({ length: PIXELS }, (_, j) => values[i * PIXELS + j]!)),
  );

/** The largest angle between the spaces that the rows of two matrices span, degrees. */
function largestAngle(a: Matrix, b: Matrix): number {
  const basis = (m: Matrix) => new SingularValueDecomposition(m.transpose()).leftSingularVectors;
  const cosines = new SingularValueDecomposition(basis(a).transpose().mmul(basis(b))).diagonal;
  return (180 / Math.PI) * Math.acos(Math.min(1, Math.min(...cosines)));
}

describe('a linear autoencoder trained to convergence', () => {
  const data = factorImages(COUNT);
  const k = 3;
  let pca: PcaFit;
  beforeAll(async () => {
    await useBackend('simd');
    pca = await fitAll(data, k);
  });

  /** Trains with falling steps; gives the decoder's rows, the encoder's columns and the loss. */
  const trained = (spec: ExperimentSpec, stepsAtEachRate: number) =>
    withTrainer(spec, data, (trainer) => {
      for (const learningRate of [0.03, 0.02, 0.005, 0.001]) {
        trainer.tune({ ...spec, optimizer: linear(k, COUNT, learningRate).optimizer });
        trainSteps(trainer, stepsAtEachRate);
      }
      const decoder = rowsOf(variable(trainer, 'decoder.0.kernel').dataSync(), k);
      const encoder = new Matrix(
        Array.from({ length: PIXELS }, (_, pixel) => [
          ...variable(trainer, 'code.z.kernel')
            .dataSync()
            .subarray(pixel * k, (pixel + 1) * k),
        ]),
      ).transpose();
      return { decoder, encoder, loss: lossOnAll(trainer, data) };
    });

  /** |cos| between each principal component and the decoder's singular vector of the same rank. */
  const alignment = (decoder: Matrix) => {
    const { leftSingularVectors } = new SingularValueDecomposition(decoder.transpose());
    const components = rowsOf(pca.components, k);
    return Array.from({ length: k }, (_, i) =>
      Math.abs(Matrix.rowVector(components.getRow(i)).mmul(leftSingularVectors).get(0, i)),
    );
  };

  it('finds the subspace of PCA and its error, but not its axes', async () => {
    const { decoder, loss } = await trained(linear(k, COUNT, 0.03), 450);
    expect(largestAngle(decoder, rowsOf(pca.components, k))).toBeLessThan(1);
    expect(loss / discarded(pca, k)).toBeGreaterThan(1 - 1e-5);
    expect(loss / discarded(pca, k)).toBeLessThan(1.01);
    expect(Math.min(...alignment(decoder))).toBeLessThan(0.9);
  });

  it('finds the axes too with weight decay, where decoder and encoder become transposes', async () => {
    const lambda = 0.1;
    const regularizers = [{ id: 'weightDecay', params: { lambda } }] as const;
    const { decoder, encoder } = await trained({ ...linear(k, COUNT, 0.03), regularizers }, 250);
    expect(Matrix.sub(decoder, encoder).norm() / decoder.norm()).toBeLessThan(0.05);
    for (const cosine of alignment(decoder)) expect(cosine).toBeGreaterThan(0.99);
    // ½ λ (‖E‖² + ‖D‖²) is least where 1 − s² = λ / 2λᵢ.
    const { diagonal } = new SingularValueDecomposition(decoder.transpose());
    diagonal.forEach((s, i) => {
      expect(1 - s ** 2).toBeCloseTo(lambda / 2 / pca.eigenvalues[i]!, 2);
    });
  });
});

/**
 * Probabilistic PCA as a variational autoencoder: one linear layer each way, the squared error, whose distribution has the
 * variance ½, and points scaled so that this is the mean discarded eigenvalue. Likelihoods by linear algebra. Not a test.
 */
import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { gaussianCloud } from '#catalog/datasets/gaussianCloud.ts';
import { defineExperiment } from '#catalog/experiment.ts';
import { tf } from '#engine/tf.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { pointsOf } from './generated.ts';

/** σ² of a distribution whose −log is the squared error. */
const VARIANCE = 0.5;
export const SIZE = 3;
const DIMENSIONS = 8;

const cloud = pointsOf(gaussianCloud, { count: 60, axes: 5, decay: 0.7, noise: 0.2, dimensions: DIMENSIONS });

interface Axes {
  /** Descending. */
  readonly eigenvalues: readonly number[];
  /** [dimensions, dimensions], a column for each eigenvalue. */
  readonly vectors: Matrix;
  readonly mean: readonly number[];
}

function axesOf(points: Matrix): Axes {
  const mean = points.mean('column');
  const centred = points.clone().subRowVector(mean);
  const covariance = centred.transpose().mmul(centred).div(points.rows);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  return {
    eigenvalues: order.map((i) => realEigenvalues[i]!),
    vectors: eigenvectorMatrix.subMatrixColumn(order),
    mean,
  };
}

function scaledCloud() {
  const { train } = cloud;
  const raw = Matrix.from1DArray(train.count, DIMENSIONS, train.values);
  const discarded = axesOf(raw).eigenvalues.slice(SIZE);
  const average = discarded.reduce((sum, value) => sum + value, 0) / discarded.length;
  const scale = Math.sqrt(VARIANCE / average);
  const scaled = { ...train, values: train.values.map((value) => scale * value) };
  return { ...cloud, train: scaled, test: scaled };
}

/** Its mean discarded eigenvalue is VARIANCE, but for the rounding of its values. */
export const data = scaledCloud();
export const points = Matrix.from1DArray(data.train.count, DIMENSIONS, data.train.values);
const axes = axesOf(points);

/** The decoder of probabilistic PCA at its maximum likelihood, W = U (Λ − σ²)^½ R: [dimensions, SIZE].
 *  @param rotation R, orthogonal @see Tipping & Bishop 1999, equation 15 */
export function likeliestDecoder(rotation: Matrix = Matrix.eye(SIZE)): Matrix {
  const lengths = axes.eigenvalues.slice(0, SIZE).map((value) => Math.sqrt(value - VARIANCE));
  const u = axes.vectors.subMatrix(0, DIMENSIONS - 1, 0, SIZE - 1);
  return u.mmul(Matrix.diag(lengths)).mmul(rotation);
}

/** A turn in the plane of the first two axes. */
export function turn(angle: number): Matrix {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return new Matrix([
    [c, -s, 0],
    [s, c, 0],
    [0, 0, 1],
  ]);
}

/** log p(x) of each point under x ~ N(mean, W Wᵀ + σ² I), by definition. */
export function logLikelihoods(decoder: Matrix): number[] {
  const covariance = decoder.mmul(decoder.transpose()).add(Matrix.eye(DIMENSIONS).mul(VARIANCE));
  const precision = inverse(covariance);
  const { realEigenvalues } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const logDeterminant = realEigenvalues.reduce((sum, value) => sum + Math.log(value), 0);
  return points.to2DArray().map((point) => {
    const deviation = Matrix.columnVector(point.map((value, i) => value - axes.mean[i]!));
    const distance = deviation.transpose().mmul(precision).mmul(deviation).get(0, 0);
    return -0.5 * (DIMENSIONS * Math.log(2 * Math.PI) + logDeterminant + distance);
  });
}

/** Mᵢⱼ of M = WᵀW + σ² I, of which the posterior is N(M⁻¹ Wᵀ (x − mean), σ² M⁻¹). */
export const posteriorScale = (decoder: Matrix): Matrix =>
  decoder.transpose().mmul(decoder).add(Matrix.eye(SIZE).mul(VARIANCE));

const experiment = defineExperiment({
  network: { id: 'linear' },
  code: { id: 'gaussian', params: { size: SIZE } },
  loss: { id: 'squaredError', params: { output: 'linear' } },
  training: { batchSize: data.train.count, epochs: 1 },
});

/** The autoencoder with that decoder and the best encoder there is for it with independent units: the posterior's means
 *  and σ² / Mⱼⱼ. The caller disposes.
 *  @param widened the encoder's standard deviations are so much too large */
export function linearVae(decoder: Matrix, widened = 1): Trainer {
  const trainer = createTrainer(experiment, data);
  const scale = posteriorScale(decoder);
  const encoder = inverse(scale).mmul(decoder.transpose()); // [SIZE, dimensions]
  const offset = encoder.mmul(Matrix.columnVector([...axes.mean])).mul(-1);
  const variances = scale.diagonal().map((m) => (VARIANCE / m) * widened ** 2);
  const weights: Record<string, readonly number[]> = {
    'code.mu.kernel': encoder.transpose().to1DArray(),
    'code.mu.bias': offset.to1DArray(),
    'code.logVar.kernel': Array.from({ length: SIZE * DIMENSIONS }, () => 0),
    'code.logVar.bias': variances.map(Math.log),
    'decoder.0.kernel': decoder.transpose().to1DArray(),
    'decoder.0.bias': axes.mean,
  };
  for (const { name, variable } of trainer.autoencoder.variables) {
    const values = tf.tensor([...weights[name]!], variable.shape);
    variable.assign(values);
    values.dispose();
  }
  return trainer;
}

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alive, type NodeBackend, useBackend } from '../../../tests/support/backends.ts';
import { fewStrokeDigits } from '../../../tests/support/training.ts';
import { evaluateSquaredError } from '../evaluation/evaluate.ts';
import { generatedImages } from '../gradientCases.ts';
import { tf } from '../tf.ts';
import { createPcaCodec, fitPca, type PcaFit } from './pca.ts';

const data = generatedImages();
const PIXELS = 36;
const COUNT = data.train.count;

/** Everything a generator yields, and what it returns. */
async function drain<Yielded, Result>(work: AsyncGenerator<Yielded, Result, void>) {
  const yielded: Yielded[] = [];
  for (;;) {
    const next = await work.next();
    if (next.done) return { yielded, result: next.value };
    yielded.push(next.value);
  }
}

/** Mean and eigenpairs by ml-matrix in float64, descending. */
function reference() {
  const x = new Matrix(
    Array.from({ length: COUNT }, (_, i) =>
      Array.from(data.train.images.subarray(i * PIXELS, (i + 1) * PIXELS), (grey) => grey / 255),
    ),
  );
  const mean = x.mean('column');
  const centred = x.clone().subRowVector(mean);
  const covariance = centred.transpose().mmul(centred).div(COUNT);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  return {
    mean,
    values: order.map((i) => realEigenvalues[i]!),
    vectors: order.map((i) => eigenvectorMatrix.getColumn(i)),
    trace: covariance.trace(),
  };
}

describe.each<NodeBackend>(['cpu', 'simd'])('PCA on %s', (backend) => {
  const k = 5;
  const expected = reference();
  let fit: PcaFit;
  let progress: number[];

  beforeAll(async () => {
    await useBackend(backend);
    ({ result: fit, yielded: progress } = await drain(fitPca(data.train, PIXELS, 10)));
  });
  afterAll(() => useBackend('cpu'));

  it('finds mean, variances and axes as a float64 reference does', () => {
    expected.mean.forEach((value, i) => {
      expect(fit.mean[i]).toBeCloseTo(value, 12);
    });
    expect(fit.totalVariance).toBeCloseTo(expected.trace, 10);
    expect(fit.eigenvalues).toHaveLength(10);
    fit.eigenvalues.forEach((value, i) => {
      expect(value).toBeCloseTo(expected.values[i]!, 10);
      const axis = fit.components.subarray(i * PIXELS, (i + 1) * PIXELS);
      const cosine = axis.reduce((sum, entry, j) => sum + entry * expected.vectors[i]![j]!, 0);
      expect(Math.abs(cosine)).toBeCloseTo(1, 10);
    });
  });

  it('tells how far it is, without going back', () => {
    expect(progress.every((share, i) => share >= (progress[i - 1] ?? 0) && share <= 1)).toBe(true);
    expect(progress.length).toBeGreaterThan(0);
  });

  it('encodes and decodes as the reference does', () => {
    const codec = createPcaCodec(fit, k);
    const image = Array.from(data.test.images.subarray(0, PIXELS), (grey) => grey / 255);
    const { z, xHat } = tf.tidy(() => {
      const code = codec.encode(tf.tensor2d([image]));
      return { z: [...code.dataSync()], xHat: [...codec.decode(code).dataSync()] };
    });
    codec.dispose();
    const signs = Array.from({ length: k }, (_, i) =>
      Math.sign(fit.components[i * PIXELS]! * expected.vectors[i]![0]!),
    );
    const codes = signs.map(
      (sign, i) =>
        sign * image.reduce((sum, x, j) => sum + (x - expected.mean[j]!) * expected.vectors[i]![j]!, 0),
    );
    codes.forEach((value, i) => {
      expect(z[i]).toBeCloseTo(value, 5);
    });
    xHat.forEach((value, j) => {
      const wanted = codes.reduce(
        (sum, code, i) => sum + code * signs[i]! * expected.vectors[i]![j]!,
        expected.mean[j]!,
      );
      expect(value).toBeCloseTo(wanted, 5);
    });
  });

  it('leaves the discarded variance as the error on what it was fitted to', async () => {
    const codec = createPcaCodec(fit, k);
    const { result } = await drain(evaluateSquaredError(codec, data.train, COUNT));
    codec.dispose();
    const discarded = expected.values.slice(k).reduce((sum, value) => sum + value, 0);
    expect(result / discarded).toBeCloseTo(1, 5);
  });

  it('leaves no tensors behind', async () => {
    const before = alive();
    const { result } = await drain(fitPca(data.train, PIXELS, 3));
    const codec = createPcaCodec(result, 3);
    tf.tidy(() => {
      codec.decode(codec.encode(tf.zeros([2, PIXELS])));
    });
    codec.dispose();
    expect(alive()).toEqual(before);
  });
});

describe('PCA of images that say little', () => {
  beforeAll(() => useBackend('cpu'));

  it('has as many components as there are pixels at the most', async () => {
    const { result } = await drain(fitPca(data.train, PIXELS, 128));
    expect(result.eigenvalues).toHaveLength(PIXELS);
    const codec = createPcaCodec(result, 100);
    expect(codec.latentDim).toBe(PIXELS);
    codec.dispose();
  });

  it('of equal images has no variance and gives them back', async () => {
    const images = new Uint8Array(3 * PIXELS).fill(51);
    const { result } = await drain(fitPca({ images, labels: new Uint8Array(3), count: 3 }, PIXELS, 2));
    expect(result.totalVariance).toBeCloseTo(0, 12);
    const codec = createPcaCodec(result, 2);
    const decoded = tf.tidy(() => [...codec.decode(codec.encode(tf.fill([1, PIXELS], 0.2))).dataSync()]);
    codec.dispose();
    for (const value of decoded) expect(value).toBeCloseTo(0.2, 6);
  });

  it('adds blocks of 256 up to the same as one pass', async () => {
    await useBackend('simd');
    const { train } = fewStrokeDigits(300, 1);
    const { result } = await drain(fitPca(train, 784, 1));
    const mean = train.images.reduce((sum, grey) => sum + grey, 0) / 255 / 300;
    expect(result.mean.reduce((sum, value) => sum + value, 0)).toBeCloseTo(mean, 9);
    const squares = train.images.reduce((sum, grey) => sum + (grey / 255) ** 2, 0) / 300;
    const ofMean = result.mean.reduce((sum, value) => sum + value ** 2, 0);
    expect(result.totalVariance).toBeCloseTo(squares - ofMean, 9);
    await useBackend('cpu');
  });
});

/** Angles, directions and matrices as ml-matrix has them. */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { withTrainer } from '../../../tests/support/training.ts';
import { generatedImages } from '../gradientCases.ts';
import { normal } from '../random.ts';
import {
  alignments,
  directionsOf,
  linearMapOf,
  orthonormalised,
  principalAngles,
  relativeDifference,
} from './linearTruth.ts';

const N = 12;
const random = (rows: number, stream: string) =>
  Float64Array.from(normal(rows * N, { seed: 2, stream, counter: 0 }));
const matrixOf = (values: Float64Array) => Matrix.from1DArray(values.length / N, N, values);

describe('directions', () => {
  it('are the right singular vectors, with their singular values', () => {
    const values = random(4, 'directions');
    const { singularValues, directions } = directionsOf(values, N);
    const expected = new SingularValueDecomposition(matrixOf(values).transpose());
    for (const [i, size] of expected.diagonal.entries()) {
      expect(singularValues[i]).toBeCloseTo(size, 10);
      const cosine = expected.leftSingularVectors
        .getColumn(i)
        .reduce((sum, value, j) => sum + value * directions[i * N + j]!, 0);
      expect(Math.abs(cosine)).toBeCloseTo(1, 10);
    }
  });

  it('are fewer where rows depend on each other', () => {
    const [first, second] = [random(1, 'a'), random(1, 'b')];
    const rows = Float64Array.of(...first, ...second, ...first.map((value, j) => 2 * value - second[j]!));
    expect(directionsOf(rows, N).directions).toHaveLength(2 * N);
  });
});

describe('principal angles', () => {
  it('are those that were built in', () => {
    const basis = orthonormalised(random(6, 'angles'), N);
    const row = (i: number) => basis.subarray(i * N, (i + 1) * N);
    const turned = (i: number, degrees: number) => {
      const angle = (Math.PI / 180) * degrees;
      return row(i).map((value, j) => Math.cos(angle) * value + Math.sin(angle) * row(i + 3)[j]!);
    };
    const built = [0.001, 30, 75];
    const other = Float64Array.of(...built.flatMap((degrees, i) => [...turned(i, degrees)]));
    const found = principalAngles(basis.slice(0, 3 * N), orthonormalised(other, N), N);
    for (const [i, degrees] of built.entries()) expect(found[i]).toBeCloseTo(degrees, 6);
  });

  it('are 0 for one space under two bases, though their axes differ', () => {
    const rows = random(3, 'one space');
    const mixed = matrixOf(random(3, 'mix')).subMatrix(0, 2, 0, 2).mmul(matrixOf(rows)).to1DArray();
    const [a, b] = [directionsOf(rows, N).directions, directionsOf(Float64Array.from(mixed), N).directions];
    expect(Math.max(...principalAngles(a, b, N))).toBeLessThan(1e-5);
    expect(Math.min(...alignments(a, b, N))).toBeLessThan(0.95);
    expect([...alignments(a, a, N)].every((value) => Math.abs(value - 1) < 1e-12)).toBe(true);
  });

  it('are as many as the smaller space has dimensions', () => {
    const a = directionsOf(random(2, 'small'), N).directions;
    const b = directionsOf(random(5, 'large'), N).directions;
    expect(principalAngles(a, b, N)).toHaveLength(2);
    expect(principalAngles(b, a, N)).toEqual(principalAngles(a, b, N));
  });
});

describe('the matrices of a codec', () => {
  beforeAll(() => useBackend('simd'));

  it('are its weights, whatever its biases', () => {
    const experiment = defineExperiment({
      network: { id: 'linear' },
      code: { id: 'plain', params: { size: 3, activation: 'linear' } },
      loss: { id: 'squaredError', params: { output: 'linear' } },
    });
    return withTrainer(experiment, generatedImages(), async (trainer) => {
      for (let i = 0; i < 3; i++) await trainer.run(5); // biases move
      const before = alive();
      const { encoder, decoder } = await linearMapOf(trainer.autoencoder);
      expect(alive()).toEqual(before);
      const weight = (name: string) =>
        trainer.autoencoder.variables.find((variable) => variable.name === name)!.variable.dataSync();
      const kernel = weight('code.z.kernel');
      for (const [i, value] of weight('decoder.0.kernel').entries()) expect(decoder[i]).toBeCloseTo(value, 5);
      for (const [i, value] of encoder.entries())
        expect(value).toBeCloseTo(kernel[(i % 36) * 3 + Math.floor(i / 36)]!, 5);
      expect(relativeDifference(decoder, decoder)).toBe(0);
      expect(relativeDifference(decoder, encoder)).toBeGreaterThan(0.5);
    });
  });
});

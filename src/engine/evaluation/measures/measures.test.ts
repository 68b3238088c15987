import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../../../tests/support/backends.ts';
import { fewStrokeDigits } from '../../../../tests/support/training.ts';
import { createPcaCodec, fitPca } from '../../codecs/pca.ts';
import { linearProbeAccuracy } from './linearProbe.ts';
import { measureCodec } from './measures.ts';
import type { Measuring } from './measuring.ts';
import { nearestNeighbourAccuracy, preservation, type Rows } from './neighbours.ts';
import { silhouette } from './silhouette.ts';
import { ssim } from './ssim.ts';

function finish<Result>(work: Measuring<Result>): Result {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    expect(next.value).toBeGreaterThanOrEqual(0);
    expect(next.value).toBeLessThanOrEqual(1);
  }
}

const rows = (...points: readonly (readonly number[])[]): Rows => ({
  values: Float64Array.from(points.flat()),
  size: points[0]!.length,
});
const labelled = (labels: readonly number[], ...points: readonly (readonly number[])[]) => ({
  ...rows(...points),
  labels: Uint8Array.from(labels),
});

describe('structural similarity', () => {
  const frame = { width: 14, height: 13 };
  const image = fc.float32Array({ min: 0, max: 1, noNaN: true, minLength: 182, maxLength: 182 });

  it('is 1 for a copy, the same both ways, and at most 1', () => {
    fc.assert(
      fc.property(image, image, (x, y) => {
        expect(ssim(x, x, frame)[0]).toBeCloseTo(1, 12);
        const [there, back] = [ssim(x, y, frame)[0]!, ssim(y, x, frame)[0]!];
        expect(there).toBeCloseTo(back, 12);
        expect(there).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  it('compares means alone where nothing varies', () => {
    const [a, b] = [0.2, 0.7];
    const expected = (2 * a * b + 1e-4) / (a * a + b * b + 1e-4);
    expect(ssim(new Float32Array(182).fill(a), new Float32Array(182).fill(b), frame)[0]).toBeCloseTo(
      expected,
      6,
    );
  });

  it('is what the definition gives, window by window', () => {
    const x = Float32Array.from({ length: 182 }, (_, i) => Math.abs(Math.sin(i)));
    const y = Float32Array.from({ length: 182 }, (_, i) => Math.abs(Math.cos(0.7 * i)));
    const bell = (i: number, j: number) => Math.exp(-((i - 5) ** 2 + (j - 5) ** 2) / 4.5);
    let total = 0;
    for (let i = 0; i < 11; i++) for (let j = 0; j < 11; j++) total += bell(i, j);
    let sum = 0;
    for (let top = 0; top < 3; top++)
      for (let left = 0; left < 4; left++) {
        const mean = (of: (at: number) => number) => {
          let value = 0;
          for (let i = 0; i < 11; i++)
            for (let j = 0; j < 11; j++) value += (bell(i, j) / total) * of((top + i) * 14 + left + j);
          return value;
        };
        const [mx, my] = [mean((at) => x[at]!), mean((at) => y[at]!)];
        const vx = mean((at) => (x[at]! - mx) ** 2);
        const vy = mean((at) => (y[at]! - my) ** 2);
        const cov = mean((at) => (x[at]! - mx) * (y[at]! - my));
        sum += ((2 * mx * my + 1e-4) * (2 * cov + 9e-4)) / ((mx * mx + my * my + 1e-4) * (vx + vy + 9e-4));
      }
    expect(ssim(x, y, frame)[0]).toBeCloseTo(sum / 12, 12);
  });
});

describe('nearest neighbours', () => {
  it('tell the class of most of the k nearest; of a tie that of the nearest', () => {
    const known = labelled([0, 1, 1, 2], [0], [1], [1.2], [9]);
    const accuracy = (point: number, label: number, k: number) =>
      finish(nearestNeighbourAccuracy(known, labelled([label], [point]), [k]))[0];
    expect(accuracy(0.4, 0, 1)).toBe(1);
    expect(accuracy(0.4, 1, 3)).toBe(1);
    expect(accuracy(0.4, 0, 2)).toBe(1);
    expect(accuracy(8, 2, 4)).toBe(0);
  });
});

describe('trustworthiness and continuity', () => {
  it('are 1 where the code is the data', () => {
    const points = Array.from({ length: 30 }, (_, i) => [Math.sin(3 * i), Math.cos(5 * i)]);
    expect(finish(preservation(rows(...points), rows(...points), 5))).toEqual({
      trustworthiness: 1,
      continuity: 1,
    });
  });

  it('are what the ranks give, by hand', () => {
    // On a line 0 1 2 3 4 5 6; in the code the last point has come to lie beside the first.
    const data = rows([0], [1.1], [2.3], [3.6], [5], [6.5], [8.1]);
    const code = rows([0], [1.1], [2.3], [3.6], [5], [6.5], [-0.5]);
    const { trustworthiness, continuity } = finish(preservation(data, code, 1));
    // Nearest in the code: 0→6 of rank 6 in the data, 6→0 of rank 6; all others as in the data.
    expect(trustworthiness).toBeCloseTo(1 - (2 / (7 * 1 * (14 - 3 - 1))) * (5 + 5), 12);
    // Nearest in the data: 0→1 of rank 2 in the code, 6→5 of rank 6.
    expect(continuity).toBeCloseTo(1 - (2 / 70) * (1 + 5), 12);
  });
});

describe('the silhouette', () => {
  it('is (b − a) / max(a, b), by hand, and 0 for a class of one', () => {
    const points = labelled([0, 0, 1, 1, 2], [0], [1], [10], [12], [40]);
    const expected = [(11 - 1) / 11, (10 - 1) / 10, (9.5 - 2) / 9.5, (11.5 - 2) / 11.5, 0].reduce(
      (sum, value) => sum + value / 5,
      0,
    );
    expect(finish(silhouette(points))).toBeCloseTo(expected, 12);
  });
});

describe('the linear probe', () => {
  it('tells classes that a line parts, whatever the scale of the units, and no others', () => {
    const at = (i: number) => [Math.sin(12.9898 * i) * 1000, Math.cos(78.233 * i) * 0.01] as const;
    const points = Array.from({ length: 300 }, (_, i) => at(i));
    const parted = points.map(([x, y]) => (x / 1000 + y / 0.01 > 0.1 ? 1 : 0));
    const crossed = points.map(([x, y]) => (x * y > 0 ? 1 : 0));
    const accuracy = (labels: readonly number[]) =>
      finish(
        linearProbeAccuracy(
          labelled(labels.slice(0, 200), ...points.slice(0, 200)),
          labelled(labels.slice(200), ...points.slice(200)),
          2,
        ),
      );
    expect(accuracy(parted)).toBeGreaterThan(0.96);
    expect(accuracy(crossed)).toBeLessThan(0.75);
  });
});

describe('the measures of a codec', () => {
  beforeAll(() => useBackend('simd'));

  it('get better with more components, and say nothing of classes where there are none', async () => {
    const data = fewStrokeDigits(300, 120);
    const size = data.width * data.height;
    const fitting = fitPca(data.train, size, 40);
    let next = await fitting.next();
    while (!next.done) next = await fitting.next();
    const measuresOf = async (components: number, of = data) => {
      const codec = createPcaCodec(next.value!, components);
      const work = measureCodec(codec, of);
      let last = 0;
      for (;;) {
        const step = await work.next();
        if (step.done) {
          codec.dispose();
          return step.value;
        }
        expect(step.value).toBeGreaterThanOrEqual(last);
        last = step.value;
      }
    };
    const [few, many] = [await measuresOf(2), await measuresOf(40)];
    for (const id of ['psnr', 'ssim', 'nearest1', 'linearProbe', 'trustworthiness', 'continuity'] as const)
      expect(many[id]).toBeGreaterThan(few[id]!);
    expect(many.squaredError).toBeLessThan(few.squaredError);
    expect(many.crossEntropyAboveFloor).toBeGreaterThan(0);
    const unlabelled = await measuresOf(2, { ...data, classNames: ['all'] });
    expect(unlabelled).not.toHaveProperty('nearest1');
    expect(unlabelled).not.toHaveProperty('silhouette');
  });
});

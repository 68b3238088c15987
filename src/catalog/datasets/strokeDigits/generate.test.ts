import { beforeAll, describe, expect, it } from 'vitest';
import { topEigenpairs } from '#engine/codecs/eigen.ts';
import { createSequence } from '#engine/random.ts';
import { generateStrokeDigits, STROKE_FACTORS, type StrokeDigits } from './generate.ts';
import { SKELETONS } from './skeletons.ts';

const SIZE = 28 * 28;

function generate(seed: number, train: number, test: number) {
  const progress: number[] = [];
  const steps = generateStrokeDigits(createSequence, { seed, train, test });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { ...step.value, progress };
    progress.push(step.value);
  }
}

describe('stroke digits', () => {
  it('are the same bytes for the same seed, and others for another', () => {
    const a = generate(7, 40, 10);
    expect(generate(7, 40, 10)).toEqual(a);
    expect(generate(8, 40, 10).set.train.images).not.toEqual(a.set.train.images);
    expect(a.set.test.images).not.toEqual(a.set.train.images.slice(0, 10 * SIZE));
  });

  it('a larger set begins with the smaller one', () => {
    const small = generate(7, 20, 5);
    const large = generate(7, 40, 10);
    expect(large.set.train.images.slice(0, 20 * SIZE)).toEqual(small.set.train.images);
    expect(large.factors.test.slant.slice(0, 5)).toEqual(small.factors.test.slant);
  });

  it('yields rising fractions about every 100 images', () => {
    const { progress } = generate(7, 500, 300);
    expect(progress).toHaveLength(8);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('may have an empty split', () => {
    expect(generate(7, 3, 0).set.test.count).toBe(0);
    expect(generate(7, 0, 3).set.test.count).toBe(3);
  });

  it('never cut ink off at the border and are never blank', () => {
    const { images, count } = generate(9, 500, 0).set.train;
    for (let i = 0; i < count; i++) {
      const image = images.subarray(i * SIZE, (i + 1) * SIZE);
      expect(Math.max(...image)).toBe(255);
      const { width, height } = inkBox(image);
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(20);
      expect(Math.max(width, height)).toBeLessThanOrEqual(22);
    }
  });
});

/** Width and height of what is not background, pixels. */
function inkBox(image: Uint8Array): { width: number; height: number } {
  const columns: number[] = [];
  const rows: number[] = [];
  image.forEach((ink, p) => {
    if (ink === 0) return;
    columns.push(p % 28);
    rows.push(Math.floor(p / 28));
  });
  return {
    width: Math.max(...columns) - Math.min(...columns) + 1,
    height: Math.max(...rows) - Math.min(...rows) + 1,
  };
}

describe('statistics of 4,000 stroke digits, within 10 % of the published ones', () => {
  let digits: StrokeDigits;
  let mean: Float64Array;
  let spectrum: Float64Array;
  let variance = 0;

  beforeAll(() => {
    digits = generate(1, 4000, 0);
    const { images, count } = digits.set.train;
    const moments = secondMoments(images, count);
    mean = moments.mean;
    for (let p = 0; p < SIZE; p++) variance += moments.covariance[p * SIZE + p]!;
    const steps = topEigenpairs(moments.covariance, SIZE, 200);
    for (let step = steps.next(); ; step = steps.next()) {
      if (!step.done) continue;
      spectrum = step.value.values;
      return;
    }
  }, 30_000);

  const near = (value: number, published: number) => {
    expect(value).toBeGreaterThan(0.9 * published);
    expect(value).toBeLessThan(1.1 * published);
  };

  it('mean and variance', () => {
    near(mean.reduce((sum, value) => sum + value, 0) / SIZE, 0.135);
    near(variance, 51.5);
  });

  it('spectrum', () => {
    const published = [
      [0.5, 10],
      [0.8, 44],
      [0.9, 85],
      [0.95, 145],
    ] as const;
    for (const [share, components] of published) {
      let rest = share * variance;
      const found = spectrum.findIndex((value) => {
        rest -= value;
        return rest <= 0;
      });
      // Whole numbers: a tenth of 10 is one component.
      expect(Math.abs(found + 1 - components)).toBeLessThanOrEqual(0.1 * components);
    }
    near(variance - spectrum.subarray(0, 30).reduce((sum, value) => sum + value, 0), 13.84);
  });

  it('1-nearest-neighbour error in percent: each quarter against the other three', () => {
    near(100 * nearestNeighbourError(digits.set.train.images, digits.set.train.labels), 3.9);
  });

  it('factors', () => {
    const { train } = digits.factors;
    expect(STROKE_FACTORS.every((name) => train[name].length === 4000)).toBe(true);
    expect(Array.from(train.class)).toEqual(Array.from(digits.set.train.labels));
    train.class.forEach((digit, i) => {
      expect(SKELETONS[digit]![train.style[i]!]).toBeDefined();
    });
    const slantMean = train.slant.reduce((sum, slant) => sum + slant, 0) / 4000;
    near(Math.sqrt(train.slant.reduce((sum, slant) => sum + (slant - slantMean) ** 2, 0) / 4000), 13);
    near(train.thickness.toSorted()[2000]!, 2.5);
  });
});

function secondMoments(images: Uint8Array, count: number): { mean: Float64Array; covariance: Float64Array } {
  const mean = new Float64Array(SIZE);
  const covariance = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < count; i++) {
    const image = images.subarray(i * SIZE, (i + 1) * SIZE);
    const inked = Array.from(image.keys()).filter((p) => image[p]! > 0);
    for (const a of inked) {
      mean[a] = mean[a]! + image[a]! / (255 * count);
      for (const b of inked) {
        covariance[a * SIZE + b] = covariance[a * SIZE + b]! + (image[a]! * image[b]!) / (255 * 255 * count);
      }
    }
  }
  for (let a = 0; a < SIZE; a++) {
    for (let b = 0; b < SIZE; b++) covariance[a * SIZE + b] = covariance[a * SIZE + b]! - mean[a]! * mean[b]!;
  }
  return { mean, covariance };
}

function nearestNeighbourError(images: Uint8Array, labels: Uint8Array): number {
  const count = labels.length;
  const quarter = (i: number) => Math.floor((4 * i) / count);
  let errors = 0;
  for (let query = 0; query < count; query++) {
    let nearest = -1;
    let least = Infinity;
    for (let other = 0; other < count; other++) {
      if (quarter(other) === quarter(query)) continue;
      const squared = squaredDistance(images, query * SIZE, other * SIZE, least);
      if (squared >= least) continue;
      least = squared;
      nearest = other;
    }
    if (labels[nearest] !== labels[query]) errors++;
  }
  return errors / count;
}

/** Squared distance of two images that begin at a and b, or something ≥ limit as soon as it is known to be. */
function squaredDistance(images: Uint8Array, a: number, b: number, limit: number): number {
  let sum = 0;
  // From the middle downwards, as most images differ there.
  for (let i = 0; i < 28 && sum < limit; i++) {
    const row = 28 * ((i + 8) % 28);
    for (let p = row; p < row + 28; p++) {
      const difference = images[a + p]! - images[b + p]!;
      sum += difference * difference;
    }
  }
  return sum;
}

/** Exact check 9: the concrete distribution chooses as the softmax does, at every temperature, and nears one choice. */
import { beforeAll, describe, expect, it } from 'vitest';
import { concrete } from '#catalog/codes/concrete.ts';
import { sampleConcrete, selectorLayer } from '#catalog/formulas/concrete.ts';
import type { Mode } from '#catalog/pass.ts';
import { gumbel } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import { headsOnly, passAt } from '../support/codes.ts';

beforeAll(() => useBackend('cpu'));

const DRAWS = 40_000;
const PROBABILITIES = [0.5, 0.3, 0.15, 0.05];
const CHOICES = PROBABILITIES.length;

/** How often each choice is the largest, and the mean of the largest, over many draws at one temperature. */
function drawMany(temperature: number, counter: number) {
  return tf.tidy(() => {
    const noise = gumbel(DRAWS * CHOICES, { seed: 3, stream: 'concrete', counter });
    // Logits are free up to a constant.
    const logits = tf.tensor2d(
      PROBABILITIES.map((p) => Math.log(p) + 2),
      [1, CHOICES],
    );
    const drawn = sampleConcrete(tf, logits, tf.tensor2d(noise, [DRAWS, CHOICES]), tf.scalar(temperature));
    const chosen = tf.oneHot(tf.argMax(drawn, 1), CHOICES);
    return {
      frequencies: [...tf.mean(chosen, 0).dataSync()],
      meanMost: tf.mean(tf.max(drawn, 1)).dataSync()[0]!,
      sums: tf.sum(drawn, 1).dataSync(),
    };
  });
}

describe('the concrete distribution', () => {
  it.each([100, 10, 1, 0.1, 0.01])(
    'chooses as often as the softmax says at the temperature %d',
    (temperature) => {
      const { frequencies, sums } = drawMany(temperature, Math.round(temperature * 100));
      for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
      frequencies.forEach((frequency, i) => {
        const p = PROBABILITIES[i]!;
        expect(Math.abs(frequency - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / DRAWS));
      });
    },
  );

  it('comes as near to one choice as the temperature allows: .995 at .01', () => {
    const means = [10, 1, 0.1, 0.01, 0.001].map((temperature) => drawMany(temperature, 1).meanMost);
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    expect(means[0]).toBeGreaterThan(1 / CHOICES);
    expect(means[3]).toBeGreaterThan(0.995);
    // The two largest lie closer than δ with the probability δ Σ p (1 − p), and E[1 / (1 + exp(gap / T))] follows.
    const spread = PROBABILITIES.reduce((sum, p) => sum + p * (1 - p), 0);
    for (const [i, temperature] of [
      [3, 0.01],
      [4, 0.001],
    ] as const) {
      expect(Math.abs(1 - means[i]! - temperature * Math.LN2 * spread)).toBeLessThan(0.1 * temperature);
    }
  });
});

/** A selector of 2 units on 3 pixels, whose likeliest ones are 2 and 0. */
const LOGITS = [
  [0, 1, 3],
  [2, 1, 2],
];
const IMAGES = [
  [0.1, 0.2, 0.3],
  [0.7, 0.8, 0.9],
];
const cooling = { start: 10, end: 0.01 };

const selected = (mode: Mode, progress: number, counter = 0) =>
  tf.tidy(() => {
    const logits = tf.tensor2d(LOGITS);
    const pass = passAt(mode, progress, counter);
    const z = selectorLayer(3, 2, cooling).apply(tf, tf.tensor2d(IMAGES), { logits }, pass);
    return z.arraySync();
  });

describe('the concrete selector', () => {
  it('is the likeliest pixel itself in use and in tests, of equal ones the first', () => {
    const expected = tf.tidy(() =>
      tf
        .tensor2d([
          [0.3, 0.1],
          [0.9, 0.7],
        ])
        .arraySync(),
    );
    for (const progress of [0, 0.5, 1]) {
      expect(selected('use', progress)).toEqual(expected);
      expect(selected('test', progress)).toEqual(expected);
    }
  });

  it('mixes all pixels while it is hot, the same way for every image of a batch', () => {
    const [first, second] = selected('train', 0);
    first!.forEach((value, unit) => {
      expect(value).toBeGreaterThan(0.15);
      expect(value).toBeLessThan(0.25);
      // The images differ by 0.6 in each pixel.
      expect(second![unit]! - value).toBeCloseTo(0.6, 5);
    });
  });

  it('is nearly one pixel at the end, not always the likeliest', () => {
    const ends = Array.from({ length: 30 }, (_, counter) => selected('train', 1, counter)[0]![0]!);
    const pixels = ends.map((value) => Math.round(10 * value));
    expect(pixels).toContain(2);
    expect(pixels).toContain(3);
    const errors = ends.map((value, i) => Math.abs(value - pixels[i]! / 10));
    expect(errors.reduce((sum, error) => sum + error, 0) / ends.length).toBeLessThan(0.005);
  });

  it('tells which pixels it selects, how surely, and how hot it is', () => {
    const readings = tf.tidy(() => {
      const layers = { ...headsOnly({}), weights: () => ({ logits: tf.tensor2d(LOGITS) }) };
      const found = concrete.readings!(tf, layers, passAt('use', 2 / 3).clock, { size: 2, ...cooling });
      return Object.fromEntries(
        Object.entries(found).map(([name, tensor]) => [name, [...tensor.dataSync()]]),
      );
    });
    const softmax = (row: number[]) => {
      const powers = row.map(Math.exp);
      return powers.map((power) => power / powers.reduce((sum, other) => sum + other));
    };
    const [a, b] = LOGITS.map(softmax);
    expect(readings.selected).toEqual([2, 0]);
    [a![2]!, b![0]!].forEach((expected, unit) => {
      expect(readings.confidence![unit]).toBeCloseTo(expected, 5);
    });
    readings.weight!.forEach((weight, pixel) => {
      expect(weight).toBeCloseTo((a![pixel]! + b![pixel]!) / 2, 5);
    });
    expect(readings.temperature![0]).toBeCloseTo(0.1, 5);
  });
});

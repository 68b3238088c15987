import { beforeAll, describe, expect, it } from 'vitest';
import { createNoise } from '#engine/noise.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { passAt } from '../../../tests/support/codes.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import type { Tensor } from '../tf.ts';
import { type Codebook, codebookLayer, drawEntries, nearest } from './codebook.ts';

beforeAll(() => useBackend('cpu'));

const book: Codebook = { groups: 2, dimension: 2, entries: 3, decay: 0.9, isAveraged: true };
const ENTRIES = [
  [0, 0],
  [1, 0],
  [0, 2],
];
const USE = [
  [0.5, 0.25, 0.25],
  [0.2, 0.8, 0],
];
const weightsNow = () => ({ codebook: tf.tensor2d(ENTRIES), use: tf.tensor2d(USE) });

describe('the nearest entry', () => {
  it('is the one at the least distance, of equal ones the first', () => {
    const vectors = [
      [0.1, 0.2],
      [0.9, -3],
      [-1, 1.1],
      [0.5, 0],
      [0, 1],
    ];
    const found = tf.tidy(() => [...nearest(tf, tf.tensor2d(vectors), tf.tensor2d(ENTRIES)).dataSync()]);
    expect(found).toEqual([0, 1, 2, 0, 0]);
  });

  it('is that of a plain search among many', () => {
    const draw = (stream: string, rows: number) =>
      Array.from({ length: rows }, (_, counter) => [...normal(3, { seed: 1, stream, counter })]);
    const [vectors, entries] = [draw('vectors', 200), draw('entries', 17)];
    const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, i) => value - b[i]!));
    const expected = vectors.map((vector) => {
      const distances = entries.map((entry) => distance(vector, entry));
      return distances.indexOf(Math.min(...distances));
    });
    expect(tf.tidy(() => [...nearest(tf, tf.tensor2d(vectors), tf.tensor2d(entries)).dataSync()])).toEqual(
      expected,
    );
  });
});

/** Three images, the last of which is padding. */
const IMAGES = [
  [0.2, 0.1, 0.8, 0.4],
  [0.1, 1.5, 1.2, -0.2],
  [5, 5, 5, 5],
];
/** Which entry each vector chooses. */
const CHOSEN = [
  [0, 1],
  [2, 1],
];

/** What a pass gives and notes. */
function applied(of: Codebook, mode: 'train' | 'use' = 'train') {
  return inFloat64(() =>
    tf.tidy(() => {
      const weights = weightsNow();
      const noted = new Map<Tensor, number[]>();
      const pass = {
        ...passAt(mode),
        weights: tf.tensor1d([0.5, 0.5, 0]),
        remember: (weight: Tensor, value: Tensor) => noted.set(weight, [...value.dataSync()]),
      };
      const z = codebookLayer(of).apply(tf, tf.tensor2d(IMAGES), weights, pass);
      return { z: z.arraySync(), use: noted.get(weights.use), codebook: noted.get(weights.codebook) };
    }),
  );
}

const expectClose = (found: readonly number[] | undefined, expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  found!.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 12);
  });
};

/** γ u + (1 − γ) n by hand. */
const expectedUse = [
  [0.45 + 0.05, 0.225, 0.225 + 0.05],
  [0.18, 0.72 + 0.1, 0],
];

describe('a codebook', () => {
  it('puts the entries themselves in the place of the vectors', () => {
    expect(applied(book).z.slice(0, 2)).toEqual([
      [0, 0, 1, 0],
      [0, 2, 1, 0],
    ]);
  });

  it('takes note of how often each entry is chosen, without the padding', () => {
    expectClose(applied(book).use, expectedUse.flat());
  });

  it('moves its entries to the averages of what chose them: m / N of the paper', () => {
    const { decay } = book;
    const expected = ENTRIES.flatMap((entry, k) => {
      const count = USE[0]![k]! + USE[1]![k]!;
      const newCount = expectedUse[0]![k]! + expectedUse[1]![k]!;
      return entry.map((value, i) => {
        let sum = 0;
        for (const [image, chosen] of CHOSEN.entries()) {
          for (const [place, choice] of chosen.entries()) {
            if (choice === k) sum += IMAGES[image]![2 * place + i]! / 2;
          }
        }
        return (decay * value * count + (1 - decay) * sum) / newCount;
      });
    });
    expectClose(applied(book).codebook, expected);
  });

  it('leaves its entries to the gradient where they are no averages', () => {
    const { codebook, use } = applied({ ...book, isAveraged: false });
    expect(codebook).toBeUndefined();
    expectClose(use, expectedUse.flat());
    const trained = (isAveraged: boolean) => codebookLayer({ ...book, isAveraged }).weights.codebook!.trained;
    expect([trained(true), trained(false)]).toEqual([false, true]);
  });

  it('takes note of nothing in use', () => {
    expect(applied(book, 'use')).toMatchObject({ use: undefined, codebook: undefined });
  });

  it('leaves an entry where it is that nobody chose for a very long time', () => {
    const moved = tf.tidy(() => {
      const weights = { codebook: tf.tensor2d(ENTRIES), use: tf.mul(tf.tensor2d(USE), [1, 1, 0]) };
      let codebook: number[] = [];
      const pass = {
        ...passAt('train'),
        weights: tf.tensor1d([1]),
        remember(weight: Tensor, value: Tensor) {
          if (weight === weights.codebook) codebook = [...value.dataSync()];
        },
      };
      codebookLayer(book).apply(tf, tf.tensor2d([[0, 0, 1, 0]]), weights, pass);
      return codebook;
    });
    expect(moved.slice(4)).toEqual(ENTRIES[2]);
  });
});

describe('codes drawn from a codebook', () => {
  it('hold each entry at each place as often as it is used there', () => {
    const count = 20_000;
    const codes = tf.tidy(() =>
      drawEntries(tf, weightsNow(), createNoise(1, 'prior', 0), count, book).arraySync(),
    );
    USE.forEach((shares, place) => {
      shares.forEach((share, k) => {
        const [a, b] = ENTRIES[k]!;
        const found = codes.filter((code) => code[2 * place] === a && code[2 * place + 1] === b).length;
        const error = Math.sqrt((share * (1 - share)) / count);
        expect(Math.abs(found / count - share)).toBeLessThanOrEqual(4 * error);
      });
    });
  });

  it('are other ones for another draw', () => {
    const first = (counter: number) =>
      tf.tidy(() => drawEntries(tf, weightsNow(), createNoise(1, 'prior', counter), 30, book).arraySync());
    expect(first(1)).not.toEqual(first(2));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RandomKey } from '#catalog/datasets/dataset.ts';
import {
  createSequence,
  createShuffle,
  fillWords,
  gumbel,
  normal,
  permutation,
  philox4x32,
  uniform,
} from './random.ts';

const key: RandomKey = { seed: 3, stream: 'test', counter: 5 };

function philoxHex(counter: readonly number[], [key0, key1]: readonly [number, number]): string[] {
  const words = Int32Array.from(counter);
  philox4x32(words, key0, key1);
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0'));
}

function words(n: number, from: Partial<RandomKey> = {}): number[] {
  const out = new Uint32Array(n);
  fillWords(out, { ...key, ...from });
  return [...out];
}

/** The straightforward way: one Box–Muller draw with the library's trigonometry. */
function plainNormal(n: number, from: RandomKey): Float32Array {
  const drawn = new Uint32Array(n + (n & 1));
  fillWords(drawn, from);
  return Float32Array.from({ length: n }, (_, i) => {
    const first = i - (i & 1);
    const radius = Math.sqrt(-2 * Math.log((drawn[first]! + 0.5) * 2 ** -32));
    const angle = 2 * Math.PI * (drawn[first + 1]! + 0.5) * 2 ** -32;
    return radius * (i & 1 ? Math.sin(angle) : Math.cos(angle));
  });
}

const mean = (values: Float32Array, f: (value: number) => number) =>
  values.reduce((sum, value) => sum + f(value), 0) / values.length;

describe('Philox4x32-10', () => {
  // Known answers of Random123's kat_vectors.
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[-1, -1, -1, -1], [-1, -1], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ] as const)('encrypts %j under %j as published', (counter, philoxKey, expected) => {
    expect(philoxHex(counter, philoxKey)).toEqual(expected.split(' '));
  });

  it('uses whole 32-bit keys, signed or not', () => {
    expect(philoxHex([1, 2, 3, 4], [0xffffffff, 0x80000000])).toEqual(
      philoxHex([1, 2, 3, 4], [-1, -0x80000000]),
    );
  });
});

describe('fillWords', () => {
  it('gives a shorter sequence as the beginning of a longer one', () => {
    const long = words(1001);
    for (const n of [0, 1, 2, 3, 4, 5, 999]) expect(words(n)).toEqual(long.slice(0, n));
  });

  it('depends on seed, stream and counter, beyond 32 bits too', () => {
    const variants = [
      words(8),
      words(8, { seed: 4 }),
      words(8, { stream: 'tesu' }),
      words(8, { counter: 6 }),
      words(8, { counter: 5 + 2 ** 32 }),
    ];
    expect(new Set(variants.map(String)).size).toBe(variants.length);
  });

  it('has every bit set about half of the time', () => {
    const n = 20_000;
    const drawn = words(n);
    const limit = 5 * Math.sqrt(n / 4); // 5 standard deviations
    for (let bit = 0; bit < 32; bit++) {
      const ones = drawn.filter((word) => (word >>> bit) & 1).length;
      expect(Math.abs(ones - n / 2)).toBeLessThan(limit);
    }
  });
});

describe('uniform', () => {
  it('draws odd multiples of 2⁻²⁴: exact in float32, so that neither 0 nor 1 can come out', () => {
    const draws = uniform(50_000, key);
    expect(draws.every((u) => u > 0 && u < 1 && (u * 2 ** 24) % 2 === 1)).toBe(true);
  });

  it('has the moments of U(0, 1)', () => {
    const n = 200_000;
    const draws = uniform(n, key);
    expect(Math.abs(mean(draws, (u) => u) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(mean(draws, (u) => (u - 0.5) ** 2) - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
  });
});

describe('normal', () => {
  it('has the moments of N(0, 1)', () => {
    const n = 200_000;
    const draws = normal(n, key);
    const moments = [
      { power: 1, expected: 0, variance: 1 },
      { power: 2, expected: 1, variance: 2 },
      { power: 3, expected: 0, variance: 15 },
      { power: 4, expected: 3, variance: 96 },
    ];
    for (const { power, expected, variance } of moments) {
      const found = mean(draws, (x) => x ** power);
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(variance / n));
    }
  });

  it('correlates neither with its neighbour nor with another stream', () => {
    const n = 200_000;
    const draws = normal(n, key);
    const others = normal(n, { ...key, stream: 'other' });
    const covariance = (pick: (i: number) => number) =>
      draws.reduce((sum, value, i) => sum + value * pick(i), 0) / n;
    expect(Math.abs(covariance((i) => draws[(i + 1) % n]!))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(covariance((i) => others[i]!))).toBeLessThan(4 / Math.sqrt(n));
  });

  it.each([0, 1, 2, 5, 10_001])('is Box–Muller to the last bit of float32, %i of them', (n) => {
    const found = normal(n, key);
    const expected = plainNormal(n, key);
    expect(found).toHaveLength(n);
    found.forEach((value, i) => {
      expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(2 ** -23 * Math.abs(expected[i]!));
    });
  });
});

describe('gumbel', () => {
  it('has the moments of the Gumbel distribution', () => {
    const n = 200_000;
    const draws = gumbel(n, key);
    // The Euler–Mascheroni constant, π²/6, and a kurtosis of 5.4.
    const [centre, variance] = [0.577_215_664_9, Math.PI ** 2 / 6];
    const found = mean(draws, (x) => x);
    expect(Math.abs(found - centre)).toBeLessThan(4 * Math.sqrt(variance / n));
    const spread = mean(draws, (x) => (x - centre) ** 2);
    expect(Math.abs(spread - variance)).toBeLessThan(4 * variance * Math.sqrt(4.4 / n));
  });
});

describe('permutation', () => {
  it('holds every index once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), (n, counter) => {
        const order = permutation(n, { ...key, counter });
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });

  it('puts every element into every place equally often', () => {
    const n = 5;
    const rounds = 4000;
    const counts = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    for (let counter = 0; counter < rounds; counter++) {
      permutation(n, { ...key, counter }).forEach((element, place) => {
        counts[element]![place]!++;
      });
    }
    const limit = 5 * Math.sqrt(rounds * (1 / n) * (1 - 1 / n));
    for (const count of counts.flat()) expect(Math.abs(count - rounds / n)).toBeLessThan(limit);
  });
});

describe('createShuffle', () => {
  const orderOf = (count: number, from: RandomKey) => {
    const shuffle = createShuffle(count, from);
    return Uint32Array.from({ length: count }, (_, position) => shuffle(position));
  };
  const ascending = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

  it('holds every element once', () => {
    const counts = fc.oneof(
      fc.constantFrom(1, 2, 3, 4, 5, 16, 17, 256, 257),
      fc.integer({ min: 1, max: 1000 }),
    );
    const keys = fc.record({ seed: fc.nat(), stream: fc.string(), counter: fc.nat() });
    fc.assert(
      fc.property(counts, keys, (count, from) => {
        expect(orderOf(count, from).sort()).toEqual(ascending(count));
      }),
      { seed: 1 },
    );
    expect(orderOf(60_000, key).sort()).toEqual(ascending(60_000));
  });

  it('gives another order for another seed, stream and counter', () => {
    const variants = [key, { ...key, seed: 4 }, { ...key, stream: 'tesu' }, { ...key, counter: 6 }];
    const orders = variants.map((from) => orderOf(100, from).join());
    expect(new Set(orders).size).toBe(orders.length);
  });

  it('puts every element into every place about equally often', () => {
    const count = 7;
    const rounds = 7000;
    const found = Array.from({ length: count }, () => new Array<number>(count).fill(0));
    for (let counter = 0; counter < rounds; counter++) {
      orderOf(count, { ...key, counter }).forEach((element, place) => {
        found[place]![element]!++;
      });
    }
    const expected = rounds / count;
    for (const places of found) {
      const chiSquare = places.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
      // Of a thousand uniform ones with 6 degrees of freedom one exceeds 22.5, of a million 38.3.
      expect(chiSquare).toBeLessThan(38.3);
    }
  });
});

describe('createSequence', () => {
  it('goes through many chunks without repeating itself', () => {
    const { uniform: draw } = createSequence(key);
    const draws = Array.from({ length: 2000 }, draw);
    expect(new Set(draws).size).toBe(draws.length);
    expect(draws.every((u) => u > 0 && u < 1)).toBe(true);
  });

  it('draws integers below n', () => {
    const { integer } = createSequence(key);
    const drawn = new Set(Array.from({ length: 300 }, () => integer(7)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

/** Every rung is round, in order and within the range; every press of a key moves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalLadder, nearestRung, nearestStep, wholeLadder } from './sliderScale.ts';

const rises = (ladder: readonly number[]) =>
  ladder.every((rung, i) => i === 0 || rung > (ladder[i - 1] ?? 0));

describe('decimalLadder', () => {
  it('has ten rungs a decade and both ends', () => {
    expect(decimalLadder(0.1, 1)).toEqual([0.1, 0.125, 0.16, 0.2, 0.25, 0.32, 0.4, 0.5, 0.63, 0.8, 1]);
  });

  it('rises from end to end', () => {
    const ends = fc.tuple(fc.integer({ min: -12, max: 2 }), fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(ends, ([power, decades]) => {
        const [min, max] = [10 ** power, 10 ** (power + decades)];
        const ladder = decimalLadder(min, max);
        expect([ladder[0], ladder.at(-1), rises(ladder)]).toEqual([min, max, true]);
      }),
    );
  });
});

describe('wholeLadder', () => {
  it('holds every small number and the powers of two', () => {
    const ladder = wholeLadder(1, 2048);
    expect(ladder).toEqual(expect.arrayContaining([1, 2, 3, 10, 16, 32, 64, 128, 256, 512, 1024, 2048]));
    expect(rises(ladder)).toBe(true);
  });
});

it('finds the nearest rung by ratio', () => {
  const ladder = [1, 10, 100];
  expect([nearestRung(ladder, 3), nearestRung(ladder, 4), nearestRung(ladder, 1000)]).toEqual([0, 1, 2]);
});

it('finds the nearest step as the browser counts them, without the dust of floating point', () => {
  expect(nearestStep(-1.159999966621399, -3, 0.01)).toBe(-1.16);
  expect([nearestStep(0.14, 0.05, 0.1), nearestStep(7.6, 1, 1)]).toEqual([0.15, 8]);
});

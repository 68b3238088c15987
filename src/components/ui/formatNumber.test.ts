/** What is shown can be typed back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, formatSetting, parseNumber } from './formatNumber.ts';

describe('formatNumber', () => {
  it('is short and readable', () => {
    const shown = [0, 0.001, -1.18, 137.62, 60000, 1e-8, 2.5e-7, 1e9].map((value) => formatNumber(value));
    expect(shown).toEqual(['0', '0.001', '−1.18', '138', '60,000', '1e−8', '2.5e−7', '1e9']);
  });

  it('says what is no number', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY].map((value) => formatNumber(value))).toEqual([
      'not a number',
      '∞',
    ]);
  });
});

describe('formatSetting', () => {
  it('shows every digit of a whole number', () => {
    const shown = [42, -3, 4294967295, 2 ** 53 - 1, 0.00025].map(formatSetting);
    expect(shown).toEqual(['42', '−3', '4,294,967,295', '9,007,199,254,740,991', '0.00025']);
  });

  it('gives back the whole number that is typed as it is shown', () => {
    const whole = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(fc.property(whole, (value) => parseNumber(formatSetting(value)) === value));
  });
});

describe('parseNumber', () => {
  it('understands commas, minus signs and units', () => {
    const typed = ['1,5', '60,000', '−2', '1e-8', '1e−8', '128 images', '.5'].map(parseNumber);
    expect(typed).toEqual([1.5, 60000, -2, 1e-8, 1e-8, 128, 0.5]);
  });

  it('refuses words', () => {
    expect(['', 'abc', '-', '1.2.3'].map(parseNumber)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('reads back what is shown, to the digits shown', () => {
    const values = fc.double({ min: -1e8, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(values, (value) => {
        const back = parseNumber(formatNumber(value, 6)) ?? Number.NaN;
        expect(Math.abs(back - value)).toBeLessThanOrEqual(
          Math.max(1e-5 * Math.abs(value), 0.5 * Number(Math.abs(value) >= 1000)),
        );
      }),
    );
  });
});

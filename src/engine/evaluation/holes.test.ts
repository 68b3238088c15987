import { describe, expect, it } from 'vitest';
import { shareOffData } from './holes.ts';

/** 100 codes on a line, 1 apart. */
const line = Float32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? i / 2 : 0));

describe('the share of drawn codes off the data', () => {
  it('is 0 where they are the codes themselves, and between them', () => {
    expect(shareOffData(line, line, 2)).toBe(0);
    expect(shareOffData(line, Float32Array.of(3.5, 0, 40.5, 0.5), 2)).toBe(0);
  });

  it('counts those that are farther than codes usually are from each other', () => {
    expect(shareOffData(line, Float32Array.of(3, 2, 40, 0, -1.5, 0, 50, -3), 2)).toBe(0.75);
  });

  it('cannot be told from a single code', () => {
    expect(shareOffData(Float32Array.of(1, 2), line, 2)).toBeNaN();
  });
});

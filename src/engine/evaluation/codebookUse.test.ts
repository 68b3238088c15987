import { describe, expect, it } from 'vitest';
import { codebookUse } from './codebookUse.ts';

describe('the use of a codebook', () => {
  it('is all of it where every entry is chosen alike', () => {
    const { perplexity, dead, bits } = codebookUse(Array(3 * 8).fill(1 / 8), 8);
    expect(perplexity).toBeCloseTo(8, 10);
    expect(dead).toBe(0);
    expect(bits).toBeCloseTo(9, 10);
  });

  it('tells entries that differ from place to place from those that nobody needs', () => {
    const use = [
      [1, 0, 0, 0],
      [0, 0.5, 0.5, 0],
    ];
    const { perplexity, dead, bits } = codebookUse(use.flat(), 4);
    // ½, ¼, ¼: 1.5 bits.
    expect(perplexity).toBeCloseTo(2 ** 1.5, 10);
    expect(dead).toBe(1);
    expect(bits).toBeCloseTo(1, 10);
  });

  it.each([
    [0.0099, 1],
    [0.0101, 0],
  ])('counts an entry as dead below a hundredth of its due: %d', (due, dead) => {
    const share = due / 2;
    expect(codebookUse([share, 1 - share], 2).dead).toBe(dead);
  });
});

/** Squares fit, arrows are found where they stand, and long ones are shortened alike. */
import { expect, it } from 'vitest';
import { arrowScale, cellAt, laySquares, middleOf } from './fieldLayout.ts';

it('squares fit side by side', () => {
  for (const size of [
    { width: 600, height: 200 },
    { width: 300, height: 500 },
  ]) {
    for (const count of [1, 2]) {
      const squares = laySquares(count, size);
      expect(squares[0]!.left).toBeGreaterThanOrEqual(0);
      const last = squares.at(-1)!;
      expect(last.left + last.side).toBeLessThanOrEqual(size.width + 1e-9);
      expect(last.top + last.side).toBeLessThanOrEqual(size.height + 1e-9);
    }
  }
});

it('every cell is found at its middle, in either square', () => {
  const squares = laySquares(2, { width: 500, height: 240 });
  for (const square of squares) {
    for (const cell of [0, 4, 12, 24]) {
      const [x, y] = middleOf(cell, 5, square);
      expect(cellAt(x, y, 5, squares)).toBe(cell);
    }
  }
  expect(cellAt(-3, 10, 5, squares)).toBeUndefined();
  // The lowest row comes first.
  expect(middleOf(0, 5, squares[0]!)[1]).toBeGreaterThan(middleOf(24, 5, squares[0]!)[1]);
});

it('arrows keep their length unless they would leave their cells', () => {
  const short = Float32Array.of(0.01, 0, 0, 0.02);
  expect(arrowScale([short], 10, 1)).toBe(1);
  const long = Float32Array.from({ length: 200 }, () => 3);
  const scale = arrowScale([long, long], 10, 1);
  expect(scale * Math.hypot(3, 3)).toBeCloseTo(1.6 * 0.2, 6);
  expect(arrowScale([new Float32Array(8)], 10, 1)).toBe(1);
});

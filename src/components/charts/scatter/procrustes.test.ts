/** Finding a turn again. Not the frames of a map: alignment.test.ts. */
import { describe, expect, it } from 'vitest';
import { procrustes, type Turn, turned } from './procrustes.ts';

const from = Array.from({ length: 40 }, (_, i) => Math.sin(3 * i + 1) + (i % 2 ? 0.3 : -0.7));
const apply = ([a, b, c, d]: Turn, points: readonly number[]) =>
  points.flatMap((_, i) =>
    i % 2 ? [] : [a * points[i]! + b * points[i + 1]!, c * points[i]! + d * points[i + 1]!],
  );
const rotation = (angle: number): Turn => [
  Math.cos(angle),
  -Math.sin(angle),
  Math.sin(angle),
  Math.cos(angle),
];
const reflection = (angle: number): Turn => [
  Math.cos(angle),
  Math.sin(angle),
  Math.sin(angle),
  -Math.cos(angle),
];
const expectTurn = (found: Turn, wanted: Turn) => {
  found.forEach((entry, i) => {
    expect(Math.abs(entry - wanted[i]!)).toBeLessThan(1e-12);
  });
};

describe('orthogonal Procrustes in the plane', () => {
  it.each([0, 0.1, 1, Math.PI / 2, 3, Math.PI, -2])('finds the rotation by %d again', (angle) => {
    expectTurn(procrustes(from, apply(rotation(angle), from)), rotation(angle));
  });

  it.each([0, 0.7, Math.PI, -1.9])('finds the rotation by %d with a mirror again', (angle) => {
    expectTurn(procrustes(from, apply(reflection(angle), from)), reflection(angle));
  });

  it('is better than every other turn where nothing fits exactly', () => {
    const to = apply(reflection(0.4), from).map((value, i) => 1.7 * value + Math.cos(9 * i));
    const error = (turn: Turn) => apply(turn, from).reduce((sum, value, i) => sum + (value - to[i]!) ** 2, 0);
    const best = error(procrustes(from, to));
    for (let i = 0; i < 360; i++) {
      const angle = (i * Math.PI) / 180;
      expect(best).toBeLessThanOrEqual(error(rotation(angle)));
      expect(best).toBeLessThanOrEqual(error(reflection(angle)));
    }
  });

  it('leaves points alone that say nothing', () => {
    expect(procrustes([], [])).toEqual([1, 0, 0, 1]);
    expect(procrustes([0, 0], [1, 2])).toEqual([1, 0, 0, 1]);
  });

  it('turns every point', () => {
    expect([...turned([0, -1, 1, 0], Float32Array.of(1, 2, 3, 4))]).toEqual([-2, 1, -4, 3]);
  });
});

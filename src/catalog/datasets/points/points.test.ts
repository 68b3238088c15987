/** Points lie where their formulas say, their scores are gradients, and a larger set begins with the smaller one. */
import { describe, expect, it } from 'vitest';
import { createSequence } from '#engine/random.ts';
import { pointsOf } from '../../../../tests/support/generated.ts';
import { gaussianCloud } from '../gaussianCloud.ts';
import { gaussianGrid } from '../gaussianGrid.ts';
import { ring } from '../ring.ts';
import { sCurve } from '../sCurve.ts';
import { swissRoll } from '../swissRoll.ts';
import { twoMoons } from '../twoMoons.ts';
import type { PointSet } from '../vectorSet.ts';
import { curve } from './curve.ts';
import { generatePoints } from './generate.ts';
import { dot, turnedAxes } from './rotation.ts';
import { intervalScore } from './sheet.ts';

function finish<T>(work: Generator<number, T>): T {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}

const amounts = { count: 1000, noise: 0.05, dimensions: 2 };
const circle = curve((u) => [Math.cos(2 * Math.PI * u), Math.sin(2 * Math.PI * u)]);
const circles = (changes: Partial<typeof amounts>, seed = 3) =>
  finish(generatePoints(circle, { ...amounts, ...changes }, createSequence, seed));

const rowsOf = ({ train, width }: PointSet) =>
  Array.from({ length: train.count }, (_, i) => [...train.values.subarray(i * width, (i + 1) * width)]);
const length = (x: readonly number[]) => Math.hypot(...x);

/** ∇ log of a density by central differences. */
function gradient(density: (x: readonly number[]) => number, x: readonly number[]): number[] {
  const step = 1e-4;
  return x.map((value, axis) => {
    const at = (shift: number) => Math.log(density(x.with(axis, value + shift)));
    return (at(step) - at(-step)) / (2 * step);
  });
}

/** Σ exp(−‖x − c‖² / 2v): the blurred density of points that lie close enough, up to a constant. */
const blurred = (centres: readonly (readonly number[])[], variance: number) => (x: readonly number[]) =>
  centres.reduce((sum, c) => sum + Math.exp(length(x.map((v, i) => v - c[i]!)) ** 2 / (-2 * variance)), 0);

const middles = (count: number) => Array.from({ length: count }, (_, i) => (i + 0.5) / count);

describe('points', () => {
  it('lie on their shape, without noise exactly', () => {
    for (const x of rowsOf(circles({ noise: 0 }))) expect(length(x)).toBeCloseTo(1, 6);
    for (const x of rowsOf(circles({ noise: 0, dimensions: 9 }))) expect(length(x)).toBeCloseTo(1, 6);
  });

  it('stray from it by the noise, in every dimension', () => {
    const distances = rowsOf(circles({ noise: 0.1, dimensions: 12, count: 5000 })).map(
      (x) => length(x) ** 2 - 1,
    );
    const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
    // E‖m + ε‖² = 1 + D noise².
    expect(mean).toBeCloseTo(12 * 0.01, 1.5);
  });

  it('depend on the seed and their number alone', () => {
    const small = circles({});
    const large = circles({ count: 3000 });
    expect(large.train.values.slice(0, small.train.values.length)).toEqual(small.train.values);
    expect(circles({}).test).toEqual(small.test);
    expect(circles({}, 4).train.values).not.toEqual(small.train.values);
    expect([small.train.count, small.test.count]).toEqual([800, 200]);
    expect(small.test.values.slice(0, 20)).not.toEqual(small.train.values.slice(0, 20));
  });

  it('all lie in the plane that is shown', () => {
    const set = circles({ dimensions: 7 });
    for (const x of rowsOf(set)) {
      for (const axis of set.plane.axes) expect(Math.abs(dot(axis, x))).toBeLessThan(set.plane.reach);
    }
    expect(set.plane.reach).toBeLessThan(1.7);
  });

  it('bear the part of the curve that they come from', () => {
    const { train } = circles({ noise: 0 });
    for (let i = 0; i < train.count; i++) {
      const angle = Math.atan2(train.values[2 * i + 1]!, train.values[2 * i]!) / (2 * Math.PI);
      expect(train.labels[i]).toBe(Math.floor(((angle + 1) % 1) * 8));
    }
    const moons = pointsOf(twoMoons, { ...amounts, noise: 0 });
    for (let i = 0; i < moons.train.count; i++) {
      const [x, y] = moons.train.values.subarray(2 * i, 2 * i + 2);
      const side = moons.train.labels[i] === 0 ? 1 : -1;
      expect(Math.hypot(x! + side / 2, y! + side / 4)).toBeCloseTo(1, 6);
    }
  });
});

describe('turned axes', () => {
  it('are orthonormal, and always the same', () => {
    const axes = turnedAxes(createSequence, 50, 10);
    for (const [i, a] of axes.entries()) {
      for (const [j, b] of axes.entries()) expect(dot(a, b)).toBeCloseTo(Number(i === j), 12);
    }
    expect(turnedAxes(createSequence, 50, 10)).toEqual(axes);
    expect(turnedAxes(createSequence, 2, 2)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

const expectClose = (found: readonly number[], expected: readonly number[], digits: number) => {
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i]!, digits);
};

describe('the score', () => {
  const variance = 0.04;

  it('of a ring is the gradient of its blurred density', () => {
    const set = pointsOf(ring, amounts);
    const nodes = middles(4001).map((u) => [Math.cos(2 * Math.PI * u), Math.sin(2 * Math.PI * u)]);
    const density = blurred(nodes, variance + amounts.noise ** 2);
    for (const x of [
      [0.9, 0.1],
      [-0.2, 0.3],
      [1.2, -1.2],
    ]) {
      const expected = gradient(density, x);
      expectClose(set.score(x, variance), expected, 5);
    }
  });

  it('in more dimensions points back into the plane', () => {
    const set = pointsOf(gaussianGrid, { ...amounts, dimensions: 6 });
    const total = variance + amounts.noise ** 2;
    const centres = [-1, 0, 1].flatMap((a) =>
      [-1, 0, 1].map((b) => set.plane.axes[0].map((v, i) => a * v + b * set.plane.axes[1][i]!)),
    );
    const x = [0.3, -0.5, 0.2, 0.6, -0.1, 0.4];
    const expected = gradient(blurred(centres, total), x);
    expectClose(set.score(x, variance), expected, 4);
  });

  it('of a sheet is that of its curve and of its height', () => {
    const set = pointsOf(sCurve, { ...amounts, dimensions: 3 });
    const sheet = middles(200).flatMap((u) => {
      const angle = 3 * Math.PI * (u - 0.5);
      const [x, z] = [Math.sin(angle), Math.sign(angle) * (Math.cos(angle) - 1)];
      return middles(240).map((v) => [x, 2 * v - 1, z]);
    });
    const density = blurred(sheet, variance + amounts.noise ** 2);
    for (const x of [
      [0.8, 0.9, -0.5],
      [0.1, -1.2, 0.2],
    ]) {
      const expected = gradient(density, x);
      expectClose(set.score(x, variance), expected, 2);
    }
  });

  it('of a Gaussian cloud is −C⁻¹x', () => {
    const params = { ...amounts, dimensions: 10, axes: 3, decay: 0.5 };
    const set = pointsOf(gaussianCloud, params);
    const axes = turnedAxes(createSequence, 10, 3);
    const noise = amounts.noise ** 2 + variance;
    const x = axes[1]!.map((value, i) => 2 * value + 0.5 * axes[2]![i]!);
    const expected = x.map(
      (_, i) => (-2 * axes[1]![i]!) / (0.5 + noise) - (0.5 * axes[2]![i]!) / (0.25 + noise),
    );
    expectClose(set.score(x, variance), expected, 9);
  });

  it('stays finite far from everything', () => {
    const set = pointsOf(swissRoll, { ...amounts, dimensions: 3 });
    const far = set.score([30, -40, 20], 1e-4);
    expect(far.every(Number.isFinite)).toBe(true);
    expect(dot(far, [30, -40, 20])).toBeLessThan(0);
    expect(intervalScore(0, 1, 0.1)).toBeCloseTo(0, 9);
    // Far outside, the end of the interval is all that counts.
    expect(intervalScore(50, 1, 0.1)).toBeCloseTo((1 - 50) / 0.01, -1);
  });
});

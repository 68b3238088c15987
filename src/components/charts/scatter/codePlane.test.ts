/** Places of codes and codes of places. Not pixels. */
import { describe, expect, it } from 'vitest';
import { type CodePlane, codeAt, ellipseOf, placeOf, spreadOn } from './codePlane.ts';

const z = Float32Array.of(0.5, -1, 2);
const cos = Math.fround(0.6);
const sin = Math.fround(0.8);
const tilted: CodePlane = {
  mean: Float32Array.of(0.1, 0.2, 0.3),
  axes: Float32Array.of(cos, sin, 0, 0, 0, 1),
};

describe.each<[string, CodePlane]>([
  ['two units', [2, 0]],
  ['components', tilted],
])('on a map of %s', (_, plane) => {
  it('the code of a place lies there, and the code itself where it is', () => {
    const there = codeAt(plane, [1.5, -0.25], z)!;
    const place = placeOf(plane, there)!;
    expect(place[0]).toBeCloseTo(1.5, 6);
    expect(place[1]).toBeCloseTo(-0.25, 6);
    codeAt(plane, placeOf(plane, z)!, z)!.forEach((value, i) => {
      expect(value).toBeCloseTo(z[i]!, 6);
    });
  });

  it('codes of another size lie nowhere', () => {
    expect(placeOf(plane, Float32Array.of(1))).toBeUndefined();
    expect(codeAt(plane, [0, 0], Float32Array.of(1))).toBeUndefined();
    expect(spreadOn(plane, Float32Array.of(1))).toBeUndefined();
  });
});

it('what the plane does not show stays', () => {
  expect([...codeAt([2, 0], [7, 8], z)!]).toEqual([8, -1, 7]);
  const moved = codeAt(tilted, [0.3, 1.1], z)!;
  // Across the plane: (−sin, cos, 0).
  expect(-sin * (moved[0]! - z[0]!) + cos * (moved[1]! - z[1]!)).toBeCloseTo(0, 6);
});

it('a code of one unit has no heights', () => {
  expect(placeOf([0, 0], Float32Array.of(3))).toEqual([3, 0]);
  expect([...codeAt([0, 0], [2, 0.7], Float32Array.of(3))!]).toEqual([2]);
  expect(spreadOn([0, 0], Float32Array.of(0))).toBeUndefined();
});

describe('the ellipse of a posterior', () => {
  it('has the deviations of two units as its half axes', () => {
    const { long, short, angle } = ellipseOf(spreadOn([0, 1], Float32Array.of(2 * Math.log(3), 0, 5))!);
    expect([long, short, angle].map((value) => Number(value.toFixed(5)))).toEqual([3, 1, 0]);
    const upright = ellipseOf(spreadOn([1, 0], Float32Array.of(2 * Math.log(3), 0, 5))!);
    expect(upright.long).toBeCloseTo(3, 5);
    expect(upright.angle).toBeCloseTo(Math.PI / 2, 6);
  });

  it('is the shadow of the deviations on a plane through all units', () => {
    const [xx, xy, yy] = spreadOn(tilted, Float32Array.of(Math.log(4), 0, Math.log(9)))!;
    expect([xx, xy, yy].map((value) => Number(value.toFixed(5)))).toEqual([4 * 0.36 + 0.64, 0, 9]);
  });

  it('is turned as its covariance is', () => {
    const { long, short, angle } = ellipseOf([2.5, 1.5, 2.5]);
    expect([long ** 2, short ** 2, angle].map((value) => Number(value.toFixed(9)))).toEqual([
      4,
      1,
      Number((Math.PI / 4).toFixed(9)),
    ]);
  });
});

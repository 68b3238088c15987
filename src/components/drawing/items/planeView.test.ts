/** Shadows of points fall where the plane's axes say. */
import { expect, it } from 'vitest';
import { placeIn, shadowOf } from './planeView.ts';

const plane = {
  origin: [1, 0, 0],
  axes: [
    [0, 0, 1],
    [0.6, 0.8, 0],
  ],
  reach: 2,
} as const;

it('measures along the axes from the origin', () => {
  const points = Float32Array.of(9, 9, 9, 1 + 0.6, 0.8, 0.5);
  const [across, up] = shadowOf(points, plane, 1);
  expect(across).toBeCloseTo(0.5, 6);
  expect(up).toBeCloseTo(1, 6);
});

it('puts the plane into the middle of a box, upwards up', () => {
  const place = placeIn({ width: 300, height: 100 }, plane.reach);
  expect(place([0, 0])).toEqual([150, 50]);
  expect(place([2, -2])).toEqual([200, 100]);
});

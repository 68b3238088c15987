/** Which points are gathered. Not the gestures. */
import { describe, expect, it } from 'vitest';
import { Cloud } from './cloud.ts';
import { mostCentral, pointsAround, pointsInLoop, pointsInView, pointsOfClass } from './selecting.ts';
import { NOWHERE, type Point, projectionOf } from './view.ts';

const size = { width: 200, height: 200 };
/** 100 pixels a unit; (0, 0) in the middle. */
const projection = projectionOf({ left: -1, right: 1, bottom: -1, top: 1 }, size, true);

function cloudOf(points: readonly Point[], labels = points.map(() => 0)): Cloud {
  const cloud = new Cloud({ labels: Uint8Array.from(labels), trainCount: points.length });
  cloud.merge({
    step: 1,
    codec: 'autoencoder',
    units: [0, 1],
    indices: Uint32Array.from(points.keys()),
    positions: Float32Array.from(points.flat()),
  });
  return cloud;
}

describe('points in a loop', () => {
  it('are those that a concave outline encloses', () => {
    const cloud = cloudOf([
      [-0.8, 0],
      [0, 0.8],
      [0, -0.8],
      [0.8, 0],
    ]);
    // A U: open at the top.
    const loop: Point[] = [
      [0, 0],
      [40, 0],
      [40, 160],
      [160, 160],
      [160, 0],
      [200, 0],
      [200, 200],
      [0, 200],
    ];
    expect([...pointsInLoop(cloud, loop, projection)]).toEqual([0, 2, 3]);
  });

  it('leave out what is hidden and what is nowhere', () => {
    const cloud = cloudOf(
      [
        [0, 0],
        [0.1, 0],
        [NOWHERE, NOWHERE],
      ],
      [0, 1, 0],
    );
    cloud.emphasise({ hidden: new Set([1]), selected: undefined });
    const everything: Point[] = [
      [0, 0],
      [200, 0],
      [200, 200],
      [0, 200],
    ];
    expect([...pointsInLoop(cloud, everything, projection)]).toEqual([0]);
  });
});

it('points around a place lie within the radius on screen', () => {
  const cloud = cloudOf([
    [0, 0],
    [0.29, 0],
    [0, -0.31],
    [Number.NaN, 0],
  ]);
  expect([...pointsAround(cloud, [100, 100], 30, projection)]).toEqual([0, 1]);
});

it('points in view are told unless they are too many', () => {
  const cloud = cloudOf([
    [0, 0],
    [0.9, 0.9],
    [1.1, 0],
  ]);
  expect([...pointsInView(cloud, size, projection, 2)!]).toEqual([0, 1]);
  expect(pointsInView(cloud, size, projection, 1)).toBeUndefined();
});

it('a class is taken whole', () => {
  const cloud = cloudOf(
    [
      [0, 0],
      [5, 5],
      [0, 1],
    ],
    [3, 3, 1],
  );
  expect([...pointsOfClass(cloud, 3)]).toEqual([0, 1]);
});

it('the most central is nearest to the mean, wherever that lies', () => {
  const cloud = cloudOf([
    [0, 0],
    [1, 0],
    [0.6, 0.1],
    [NOWHERE, 0],
  ]);
  expect(mostCentral(cloud, Uint32Array.of(0, 1, 2, 3))).toBe(2);
  expect(mostCentral(cloud, Uint32Array.of(3))).toBeUndefined();
});

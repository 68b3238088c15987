/** Frames that keep still. Not the turn between two of them: procrustes.test.ts. */
import { expect, it } from 'vitest';
import type { MapFrame } from '#protocol/frames.ts';
import { Alignment } from './alignment.ts';

const codes = [
  [1, 0.2, 3],
  [-0.5, 2, 0],
  [0.3, -1, 1],
  [2, 2, -1],
];
const frameOf = (axes: readonly number[], step: number): MapFrame => ({
  step,
  codec: 'autoencoder',
  components: { mean: new Float32Array(3), axes: Float32Array.from(axes) },
  indices: Uint32Array.of(0, 1, 2, 3),
  positions: Float32Array.from(
    codes.flatMap((z) => [0, 3].map((row) => z.reduce((sum, value, j) => sum + value * axes[row + j]!, 0))),
  ),
});
const expectClose = (found: Float32Array, wanted: Float32Array) =>
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(wanted[i]!, 5);
  });

it('turns points and axes back when the components flip or change places', () => {
  const alignment = new Alignment(4);
  const first = alignment.align(frameOf([1, 0, 0, 0, 1, 0], 1));
  expectClose(first.positions, frameOf([1, 0, 0, 0, 1, 0], 1).positions);
  for (const axes of [
    [-1, 0, 0, 0, 1, 0],
    [0, 1, 0, -1, 0, 0],
  ]) {
    const next = alignment.align(frameOf(axes, 2));
    expectClose(next.positions, first.positions);
    expectClose(next.components!.axes, first.components!.axes);
  }
});

it('leaves frames of code units as they are', () => {
  const { components: _, ...rest } = frameOf([1, 0, 0, 0, 1, 0], 1);
  const frame: MapFrame = { ...rest, units: [0, 1] };
  expect(new Alignment(4).align(frame)).toBe(frame);
});

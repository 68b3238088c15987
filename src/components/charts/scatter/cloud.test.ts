/** Gathering points and picking one. Not the drawing. */
import { describe, expect, it } from 'vitest';
import type { MapFrame } from '#protocol/frames.ts';
import { Cloud, kinds } from './cloud.ts';
import { projectionOf } from './view.ts';

const labels = Uint8Array.of(0, 1, 2, 11);
const projection = projectionOf(
  { left: -1, right: 1, bottom: -1, top: 1 },
  { width: 200, height: 200 },
  true,
);
const frame = (indices: number[], positions: number[], units: [number, number] = [0, 1]): MapFrame => ({
  step: 1,
  codec: 'autoencoder',
  units,
  indices: Uint32Array.from(indices),
  positions: Float32Array.from(positions),
});

describe('a cloud', () => {
  it('is filled in parts and knows what changed', () => {
    const cloud = new Cloud({ labels, trainCount: 3 });
    expect(cloud.takeChanged()).toEqual({ from: 0, to: 4 });
    expect(cloud.takeChanged()).toBeUndefined();
    cloud.merge(frame([1, 3], [0.5, 0.25, -0.5, 0]));
    expect([...cloud.positions.slice(2, 4)]).toEqual([0.5, 0.25]);
    expect(cloud.takeChanged()).toEqual({ from: 1, to: 4 });
    expect(() => cloud.merge(frame([9], [0, 0]))).not.toThrow();
  });

  it('marks classes again after ten, and test images', () => {
    const { looks } = new Cloud({ labels, trainCount: 3 });
    expect([...looks]).toEqual([0, kinds.train, 1, kinds.train, 2, kinds.train, 1, kinds.test]);
  });

  it('puts those aside that are not selected, and hides what is hidden all the same', () => {
    const cloud = new Cloud({ labels, trainCount: 3 });
    cloud.emphasise({ hidden: new Set([2]), selected: Uint32Array.of(1, 2, 99) });
    const seen = [0, 1, 2, 3].map((i) => cloud.looks[2 * i + 1]);
    expect(seen).toEqual([kinds.train + kinds.aside, kinds.train, kinds.hidden, kinds.test + kinds.aside]);
    cloud.emphasise({ hidden: new Set(), selected: undefined });
    expect(cloud.looks[1]).toBe(kinds.train);
  });

  it('spreads a code of one unit over the height, the same way each time', () => {
    const cloud = new Cloud({ labels, trainCount: 3 });
    cloud.merge(frame([0, 1], [0.2, 0.2, 0.4, 0.4], [0, 0]));
    const once = [...cloud.positions.slice(0, 4)];
    expect(once[1]).not.toBe(once[3]);
    cloud.merge(frame([0, 1], [0.2, 0.2, 0.4, 0.4], [0, 0]));
    expect([...cloud.positions.slice(0, 4)]).toEqual(once);
  });

  it('finds the nearest shown point within the radius', () => {
    const cloud = new Cloud({ labels, trainCount: 3 });
    expect(cloud.nearest([0, 0], projection, 1e6)).toBeUndefined();
    cloud.merge(frame([0, 1, 2], [0, 0, 0.1, 0, 1, 1]));
    expect(cloud.nearest([0.09, 0], projection, 12)).toBe(1);
    expect(cloud.nearest([0.5, 0.5], projection, 12)).toBeUndefined();
    cloud.emphasise({ hidden: new Set([1]), selected: undefined });
    expect(cloud.nearest([0.09, 0], projection, 12)).toBe(0);
  });
});

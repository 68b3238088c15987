/** Fitting and projecting. Not the drawing. */
import { describe, expect, it } from 'vitest';
import { Camera } from './camera.ts';
import {
  boundsOf,
  NOWHERE,
  needsRefit,
  project,
  projectionOf,
  transformed,
  unproject,
  withMargin,
} from './view.ts';

const size = { width: 400, height: 200 };
const unit = { left: -1, right: 1, bottom: -1, top: 1 };

/** n points evenly on a diagonal from −scale to scale. */
function diagonal(n: number, scale: number): Float32Array {
  return Float32Array.from({ length: 2 * n }, (_, i) => scale * ((2 * Math.floor(i / 2)) / (n - 1) - 1));
}

describe('bounds', () => {
  it('are percentiles, so that a few far points do not squeeze the rest', () => {
    const positions = diagonal(10_000, 1);
    positions[0] = -1e6;
    const bounds = boundsOf(positions)!;
    expect(bounds.left).toBeCloseTo(-0.98, 1);
    expect(bounds.top).toBeCloseTo(0.98, 1);
  });

  it('ignore what is not known and what is not a number', () => {
    expect(boundsOf(new Float32Array(8).fill(NOWHERE))).toBeUndefined();
    expect(boundsOf(Float32Array.of(NOWHERE, NOWHERE, 2, 3, Number.NaN, 1))).toEqual({
      left: 2,
      right: 2,
      bottom: 3,
      top: 3,
    });
  });

  it('have room even around a single point', () => {
    const { left, right } = withMargin({ left: 5, right: 5, bottom: 0, top: 0 }, 0.1);
    expect(right).toBeGreaterThan(left);
  });
});

describe('projections', () => {
  it('keep proportions, centre the data and turn y up', () => {
    const square = projectionOf(unit, size, true);
    expect(square.scaleX).toBe(100);
    expect(square.scaleY).toBe(-100);
    expect(project([0, 0], square)).toEqual([200, 100]);
    expect(project([1, 1], square)).toEqual([300, 0]);
    expect(projectionOf(unit, size, false).scaleX).toBe(200);
  });

  it('can be undone, also under a zoom', () => {
    const projection = transformed(projectionOf(unit, size, true), { k: 3, x: -70, y: 12 });
    const [x, y] = unproject(project([0.3, -0.7], projection), projection);
    expect(x).toBeCloseTo(0.3);
    expect(y).toBeCloseTo(-0.7);
  });
});

describe('the camera', () => {
  it('keeps still while the data stay inside, and follows when they leave', () => {
    const camera = new Camera(() => false);
    camera.setSize(size);
    camera.follow(unit);
    const first = camera.projection;
    camera.follow({ ...unit, right: 1.05 });
    expect(camera.advance(16)).toBe(false);
    expect(camera.projection).toEqual(first);
    camera.follow({ ...unit, right: 3 });
    expect(camera.advance(32)).toBe(true);
    for (let ms = 48; ms < 3000; ms += 16) camera.advance(ms);
    expect(camera.advance(3000)).toBe(false);
    const last = camera.projection!;
    expect(project([3, 0], last)[0]).toBeLessThan(size.width);
  });

  it('jumps where motion is unwanted, and leaves a person’s own view alone', () => {
    const camera = new Camera(() => true);
    camera.setSize(size);
    camera.follow(unit);
    camera.follow({ ...unit, top: 9 });
    expect(camera.advance(16)).toBe(false);
    const seen = camera.projection;
    camera.setTransform({ k: 2, x: 0, y: 0 });
    camera.follow({ ...unit, top: 900 });
    camera.setTransform({ k: 1, x: 0, y: 0 });
    expect(camera.projection).toEqual(seen);
  });

  it('notices a collapse', () => {
    expect(needsRefit(unit, { left: -0.9, right: 0.9, bottom: -0.9, top: 0.9 })).toBe(false);
    expect(needsRefit(unit, { left: -0.1, right: 0.1, bottom: -0.1, top: 0.1 })).toBe(true);
  });
});

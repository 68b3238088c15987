/** What part of the data is seen. Not its drawing. */
import { describe, expect, it } from 'vitest';
import { Camera } from './camera.ts';
import { type Bounds, project, unproject } from './view.ts';

const data: Bounds = { left: 0, right: 10, bottom: 0, top: 10 };
const wider: Bounds = { ...data, right: 10.6 };

function looking(): Camera {
  const camera = new Camera(() => true);
  camera.setSize({ width: 100, height: 100 });
  camera.follow(data);
  return camera;
}

/** How far right of the canvas' left edge the data end, in pixels. */
const rightOf = ({ projection }: Camera, { right }: Bounds) => project([right, 0], projection!)[0];

describe('the view', () => {
  it('keeps still while the data stay in it, and fits them closely once they rest', () => {
    const camera = looking();
    const before = camera.projection;
    camera.follow({ ...data, right: 10.2 });
    expect(camera.projection).toEqual(before);
    camera.settle(wider);
    expect(rightOf(camera, wider)).toBeGreaterThan(90);
    expect(rightOf(camera, wider)).toBeLessThan(100);
  });

  it('is left alone where the person zoomed or panned', () => {
    const camera = looking();
    camera.setTransform({ k: 2, x: 0, y: 0 });
    const before = camera.projection;
    camera.settle(wider);
    camera.follow({ ...data, right: 99 });
    expect(camera.projection).toEqual(before);
    camera.reset();
    camera.settle(wider);
    expect(camera.projection).toBeDefined();
  });

  it("keeps the middle and the scale of a person's own view when its size changes", () => {
    const camera = looking();
    expect(camera.setSize({ width: 100, height: 80 })).toBeUndefined();
    camera.setTransform({ k: 8, x: -200, y: -310 });
    const before = camera.projection!;
    const middle = unproject([50, 40], before);
    const transform = camera.setSize({ width: 140, height: 30 });
    const after = camera.projection!;
    expect(after.scaleX).toBeCloseTo(before.scaleX, 9);
    expect(after.scaleY).toBeCloseTo(before.scaleY, 9);
    const [x, y] = project(middle, after);
    expect([x, y].map((value) => Number(value.toFixed(9)))).toEqual([70, 15]);
    camera.setTransform(transform!);
    expect(camera.projection).toEqual(after);
  });
});

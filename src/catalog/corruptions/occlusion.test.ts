import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../../tests/support/backends.ts';
import { corruptedImages } from '../../../tests/support/corrupted.ts';
import { occlusion } from './occlusion.ts';

interface Box {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  /** Whether every pixel of it is painted, and none outside. */
  readonly isFull: boolean;
}

const HEIGHT = 9;
const WIDTH = 6;

/** The painted box of each image. */
function boxesOf(side: number, count: number, paint: 'grey' | 'black' = 'grey', step = 0): Box[] {
  const size = HEIGHT * WIDTH;
  const image = { height: HEIGHT, width: WIDTH, count, step };
  const { clean, corrupted } = corruptedImages(occlusion, { side, paint }, image);
  return Array.from({ length: count }, (_, i) => {
    const changed = [...corrupted.subarray(i * size, (i + 1) * size).entries()].filter(
      ([pixel, value]) => value !== clean[i * size + pixel],
    );
    const rows = changed.map(([pixel]) => Math.floor(pixel / WIDTH));
    const columns = changed.map(([pixel]) => pixel % WIDTH);
    const [top, left] = [Math.min(...rows), Math.min(...columns)];
    const [height, width] = [Math.max(...rows) - top + 1, Math.max(...columns) - left + 1];
    const isPainted = changed.every(([, value]) => value === (paint === 'grey' ? 0.5 : 0));
    return { top, left, height, width, isFull: isPainted && changed.length === height * width };
  });
}

beforeAll(() => useBackend('cpu'));

describe('occlusion', () => {
  it.each(['grey', 'black'] as const)('paints one full box of the rounded sides %s', (paint) => {
    for (const box of boxesOf(0.4, 50, paint))
      expect(box).toMatchObject({ height: 4, width: 2, isFull: true });
  });

  it('puts it everywhere, each place as often', () => {
    const boxes = boxesOf(0.5, 6000); // 5 × 3 pixels (4.5 rounds up), in 5 × 4 places
    const counts = new Map<string, number>();
    for (const { top, left } of boxes) {
      const place = `${top} ${left}`;
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    const places = (HEIGHT - boxes[0]!.height + 1) * (WIDTH - boxes[0]!.width + 1);
    expect(counts.size).toBe(places);
    const expected = boxes.length / places;
    for (const count of counts.values()) {
      expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
  });

  it('covers all at 1, and other places in another step', () => {
    expect(boxesOf(1, 3)).toEqual(
      new Array(3).fill({ top: 0, left: 0, height: HEIGHT, width: WIDTH, isFull: true }),
    );
    expect(boxesOf(0.4, 20, 'grey', 1)).not.toEqual(boxesOf(0.4, 20));
  });
});

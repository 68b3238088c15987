/** Where the parts of a moment stand. Not their painting. */
import { describe, expect, it } from 'vitest';
import type { Box } from '../../drawing/size.ts';
import { boundsOf, halvesOf, layPictures, layRows, type Places } from './layout.ts';

const sizes = [
  { width: 560, height: 280 },
  { width: 330, height: 200 },
  { width: 900, height: 240 },
];

const all = ({ originals, copies, generated }: Places) => [...originals, ...copies, generated];
const areApart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe.each([
  ['pictures', layPictures],
  ['rows', layRows],
] as const)('%s', (_, lay) => {
  it.each(sizes)('stand apart, beside the map and inside of $width × $height', (size) => {
    const { map, rest } = halvesOf(size);
    const boxes = all(lay(rest, 6));
    expect(boxes).toHaveLength(13);
    for (const [i, box] of boxes.entries()) {
      expect(areApart(box, map)).toBe(true);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width + 1e-9);
      expect(box.y + box.height).toBeLessThanOrEqual(size.height + 1e-9);
      for (const other of boxes.slice(i + 1)) expect(areApart(box, other)).toBe(true);
    }
  });
});

it('the map keeps to the middle 98 % of all moments', () => {
  const moment = Float32Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? i / 2 : -i));
  const { left, right, bottom, top } = boundsOf([moment, Float32Array.of(1e9, 1e9)]);
  expect([left < 10, right > 989, right < 1100, top < 100, bottom < -1979]).toEqual(Array(5).fill(true));
});

import { describe, expect, it } from 'vitest';
import { createSequence } from '#engine/random.ts';
import { catmullRom, type Point, writeDigit } from './shape.ts';
import { SKELETONS } from './skeletons.ts';
import { drawStyle, type StrokeStyle } from './style.ts';

describe('skeletons', () => {
  it('have one or two styles a digit, strokes over known points, and lie in −1 … 1', () => {
    expect(SKELETONS).toHaveLength(10);
    for (const skeleton of SKELETONS.flat()) {
      const used = new Set(skeleton.strokes.flat());
      expect([...used].sort((a, b) => a - b)).toEqual(
        Array.from({ length: skeleton.points.length / 2 }, (_, i) => i),
      );
      expect(skeleton.points.every((coordinate) => Math.abs(coordinate) <= 1)).toBe(true);
    }
  });
});

describe('Catmull-Rom curves', () => {
  it('pass through their points and stay straight on a line', () => {
    const points: Point[] = [
      [0, 0],
      [1, 2],
      [2, 4],
    ];
    const line = catmullRom(points);
    expect(line).toHaveLength(26);
    expect([...line.subarray(0, 2), ...line.subarray(12, 14), ...line.subarray(24)]).toEqual([
      0, 0, 1, 2, 2, 4,
    ]);
    for (let i = 0; i < line.length; i += 2) expect(line[i + 1]).toBeCloseTo(2 * line[i]!, 12);
  });

  it('close smoothly where the last point is the first one', () => {
    const start: Point = [0, -1];
    const line = catmullRom([start, [1, 0], [0, 1], [-1, 0], start]);
    // The mirror image of the first segment is the last one.
    expect(line[2]).toBeCloseTo(-line[line.length - 4]!, 12);
    expect(line[3]).toBeCloseTo(line[line.length - 3]!, 12);
  });
});

describe('written digits', () => {
  const random = () => createSequence({ seed: 3, stream: 'test', counter: 0 });
  const style: StrokeStyle = { class: 1, style: 0, slant: 0, rotation: 0, aspect: 1, thickness: 2 };
  const extent = (written: StrokeStyle, axis: 0 | 1) => {
    const values = writeDigit(written, random()).flatMap((line) =>
      [...line].filter((_, i) => i % 2 === axis),
    );
    return [Math.min(...values), Math.max(...values)] as const;
  };

  it('fill 20 px with the pen, centred', () => {
    const [top, bottom] = extent(style, 1);
    expect(bottom - top + style.thickness).toBeCloseTo(20, 9);
    expect(top + bottom).toBeCloseTo(0, 9);
  });

  it('lean to the right with positive slant', () => {
    const [line] = writeDigit({ ...style, slant: 30 }, random());
    expect(line![0]! - line!.at(-2)!).toBeGreaterThan(5);
  });

  it('are wider with a larger aspect', () => {
    const width = ([left, right]: readonly [number, number]) => right - left;
    expect(width(extent({ ...style, class: 8, aspect: 1.3 }, 0))).toBeGreaterThan(
      1.2 * width(extent({ ...style, class: 8, aspect: 1 }, 0)),
    );
  });

  it('draw every style', () => {
    const drawn = new Set(
      Array.from({ length: 500 }, (_, counter) => {
        const drawnStyle = drawStyle(createSequence({ seed: 1, stream: 'test', counter }));
        return `${drawnStyle.class}/${drawnStyle.style}`;
      }),
    );
    expect(drawn.size).toBe(SKELETONS.flat().length);
  });
});

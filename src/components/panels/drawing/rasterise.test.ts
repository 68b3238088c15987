import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centred, rasterise, toInput } from './rasterise.ts';
import { changeSketch, changeSketches, emptySketch, isEmpty, type Sketch } from './sketch.ts';

const grid = { width: 28, height: 28 };
const at = (image: Float32Array, x: number, y: number) => image[y * grid.width + x]!;

const line = (tool: 'pen' | 'eraser', ...points: readonly (readonly [number, number])[]): Sketch => ({
  base: undefined,
  strokes: [{ tool, points: points.map(([x, y]) => ({ x, y })) }],
});

describe('strokes', () => {
  it('are full in their middle, soft at their edge and nowhere else', () => {
    const image = rasterise(line('pen', [5, 14], [20, 14]), grid);
    expect([at(image, 12, 13), at(image, 12, 14)]).toEqual([1, 1]);
    for (const y of [12, 15]) {
      expect(at(image, 12, y)).toBeGreaterThan(0.1);
      expect(at(image, 12, y)).toBeLessThan(0.9);
    }
    expect([at(image, 12, 11), at(image, 12, 16), at(image, 1, 14), at(image, 24, 14)]).toEqual([0, 0, 0, 0]);
  });

  it('are dots where the pen only touches', () => {
    const image = rasterise(line('pen', [10.5, 10.5]), grid);
    expect(at(image, 10, 10)).toBe(1);
    expect(at(image, 9, 10)).toBeCloseTo(at(image, 10, 11), 6);
    expect(image.filter((value) => value > 0).length).toBeLessThan(16);
  });

  it('do not add up where they cross, and may leave the frame', () => {
    const cross = changeSketch(
      changeSketch(line('pen', [-9, 14], [40, 14]), { kind: 'begin', tool: 'pen', point: { x: 14, y: -5 } }),
      {
        kind: 'extend',
        points: [{ x: 14, y: 50 }],
      },
    );
    const image = rasterise(cross, grid);
    expect(Math.max(...image)).toBe(1);
    expect([at(image, 0, 14), at(image, 27, 13), at(image, 14, 0), at(image, 13, 27)]).toEqual([1, 1, 1, 1]);
  });

  it('erase what lies below them, a copied image too', () => {
    const base = new Float32Array(28 * 28).fill(0.5);
    const image = rasterise({ ...line('eraser', [0, 14], [28, 14]), base }, grid);
    expect([at(image, 9, 13), at(image, 9, 14), at(image, 9, 4)]).toEqual([0, 0, 0.5]);
    expect(base[14 * 28]).toBe(0.5);
  });

  it('scale with the image', () => {
    const width = (size: number) => {
      const image = rasterise(line('pen', [0, size / 2], [size, size / 2]), { width: size, height: size });
      return image.reduce((sum, value) => sum + value, 0) / size;
    };
    expect(width(56) / width(28)).toBeCloseTo(2, 1);
  });
});

describe('the centre of mass', () => {
  const centreOf = (image: Float32Array) => {
    const mass = image.reduce((sum, value) => sum + value, 0);
    const x = image.reduce((sum, value, i) => sum + value * ((i % 28) + 0.5), 0) / mass;
    const y = image.reduce((sum, value, i) => sum + value * (Math.floor(i / 28) + 0.5), 0) / mass;
    return [x, y] as const;
  };

  it('comes into the middle by whole pixels, and nothing is lost', () => {
    const coordinate = fc.double({ min: 8, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 5 }), (points) => {
        const drawn = rasterise(line('pen', ...points), grid);
        const moved = centred(drawn, grid);
        expect(moved.toSorted()).toEqual(drawn.toSorted());
        for (const place of centreOf(moved)) expect(Math.abs(place - 14)).toBeLessThanOrEqual(0.5001);
      }),
    );
  });

  it('stays short of the middle where ink would leave the frame', () => {
    const image = new Float32Array(28 * 28);
    image[0] = 1;
    image[28 * 28 - 1] = 0.1;
    expect(centred(image, grid)).toEqual(image);
  });

  it('is that of drawn strokes only: copied images stay where they are, and empty paper too', () => {
    const drawn = line('pen', [4, 4], [8, 8]);
    expect(toInput(drawn, grid)).toEqual(centred(rasterise(drawn, grid), grid));
    const base = rasterise(drawn, grid);
    expect(toInput({ base, strokes: [] }, grid)).toEqual(base);
    expect(toInput(emptySketch, grid)).toEqual(new Float32Array(28 * 28));
  });
});

describe('a sketch', () => {
  it('is undone stroke by stroke, at last the copied image', () => {
    const image = new Float32Array(4);
    const copied = changeSketch(line('pen', [1, 1]), { kind: 'copy', image });
    expect(copied).toEqual({ base: image, strokes: [] });
    const drawn = changeSketch(copied, { kind: 'begin', tool: 'eraser', point: { x: 0, y: 0 } });
    const longer = changeSketch(drawn, { kind: 'extend', points: [{ x: 1, y: 1 }] });
    expect(longer.strokes[0]!.points).toHaveLength(2);
    expect(changeSketch(longer, { kind: 'undo' })).toEqual(copied);
    expect(isEmpty(changeSketch(copied, { kind: 'undo' }))).toBe(true);
    expect(isEmpty(changeSketch(longer, { kind: 'clear' }))).toBe(true);
    expect(changeSketch(emptySketch, { kind: 'extend', points: [{ x: 1, y: 1 }] })).toBe(emptySketch);
  });

  it('stays on its paper while one of another size is drawn on', () => {
    const begin = { kind: 'begin', tool: 'pen', point: { x: 1, y: 1 } } as const;
    const large = changeSketches({}, { on: '28 × 28', change: begin });
    const both = changeSketches(large, { on: '8 × 8', change: begin });
    const cleared = changeSketches(both, { on: '8 × 8', change: { kind: 'clear' } });
    expect(both['8 × 8']?.strokes).toHaveLength(1);
    expect(cleared).toEqual({ ...large, '8 × 8': emptySketch });
  });
});

/** Where units stand and which one is under a place. Not their painting. */
import { describe, expect, it } from 'vitest';
import { arrange, indexAt, type LayerValues, leastHeightOf, nextIndex, placeOf } from './arrange.ts';

const layers: readonly LayerValues[] = [
  { title: 'encoder 1', values: new Float32Array(100) },
  { title: 'maps', values: new Float32Array(4 * 3 * 5), grid: { width: 4, height: 3, channels: 5 } },
  { title: 'code', values: new Float32Array(6) },
];
const size = { width: 400, height: 240 };

describe('the arrangement', () => {
  it('has a cell for every unit, each under its own place, inside the box', () => {
    const boxes = arrange(layers, size);
    let first = 0;
    for (const [i, { values }] of layers.entries()) {
      const box = boxes[i]!;
      for (let unit = 0; unit < values.length; unit++) {
        const [column, row] = box.cellOf(unit);
        const x = box.x + (column + 0.5) * box.cellWidth;
        const y = box.y + (row + 0.5) * box.cellHeight;
        expect(x).toBeLessThan(size.width);
        expect(y).toBeLessThan(size.height);
        expect(indexAt(boxes, layers, x, y)).toBe(first + unit);
      }
      first += values.length;
    }
    expect(indexAt(boxes, layers, 10, 10)).toBeUndefined();
  });

  it('leaves a gap between maps', () => {
    const box = arrange(layers, size)[1]!;
    expect(box.unitAt(4, 0)).toBeUndefined();
    expect(box.unitAt(5, 0)).toBe(1);
  });

  it('does not squeeze many layers', () => {
    const many = Array.from({ length: 12 }, () => layers[0]!);
    const last = arrange(many, { width: 400, height: leastHeightOf(12) }).at(-1)!;
    expect(last.y + last.height).toBeCloseTo(leastHeightOf(12));
  });
});

describe('the keys', () => {
  it('go through the units and from layer to layer', () => {
    expect(placeOf(layers, 163)).toEqual({ layer: 2, unit: 3 });
    expect(nextIndex(layers, 99, 'right')).toBe(100);
    expect(nextIndex(layers, 2, 'down')).toBe(102);
    expect(nextIndex(layers, 150, 'down')).toBe(165);
    expect(nextIndex(layers, 165, 'up')).toBe(105);
    expect(nextIndex(layers, 165, 'down')).toBe(165);
  });
});

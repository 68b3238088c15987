/** The geometry of the hourglass. Not its looks. */
import { describe, expect, it } from 'vitest';
import { cellGrid, heightOf, layOut, unitsOf } from './layout.ts';

const size = { width: 600, height: 200 };
const layout = layOut({ widths: [512, 256], codeSize: 2, pixels: 784 }, size);

describe('the hourglass', () => {
  it('stands in the order of the network and is its own mirror image', () => {
    expect(layout.nodes.map((node) => node.units)).toEqual([512, 256, 2, 256, 512]);
    expect(layout.nodes.map((node) => node.layer)).toEqual([0, 1, 0, 1, 0]);
    expect(layout.nodes[0]!.x + layout.nodes.at(-1)!.x).toBeCloseTo(size.width);
  });

  it('narrows towards the code and stays inside its box', () => {
    const [first, second, code] = layout.nodes;
    expect(first!.height).toBeGreaterThan(second!.height);
    expect(second!.height).toBeGreaterThan(code!.height);
    expect(Math.max(...layout.nodes.map((node) => node.height))).toBeLessThanOrEqual(layout.fullHeight);
  });

  it('offers a gap on each side of every layer, also without any', () => {
    expect(layout.gaps.filter((gap) => gap.side === 'encoder').map((gap) => gap.position)).toEqual([0, 1, 2]);
    expect(layOut({ widths: [], codeSize: 8, pixels: 784 }, size).gaps).toHaveLength(2);
  });

  it('reads units back from a height', () => {
    expect(unitsOf(heightOf(300, layout.fullHeight, layout.mostUnits), layout)).toBeCloseTo(300);
    expect(unitsOf(2 * layout.fullHeight, layout)).toBeGreaterThan(layout.mostUnits);
  });

  it('finds room for a cell for every unit', () => {
    for (const units of [1, 2, 7, 128, 512, 4096]) {
      const { columns, rows } = cellGrid(units, 150, 2);
      expect(columns * rows).toBeGreaterThanOrEqual(units);
      expect(rows).toBeLessThanOrEqual(75);
    }
  });
});

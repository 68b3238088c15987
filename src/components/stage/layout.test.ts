/** The geometry of the hourglass. Not its looks. */
import { describe, expect, it } from 'vitest';
import { mapGrid } from '../drawing/mapGrid.ts';
import { cellGrid, heightOf, layOut, unitsOf } from './layout.ts';

const size = { width: 600, height: 200 };
const hidden = [{ units: 512 }, { units: 256 }];
const layout = layOut({ encoder: hidden, codeSize: 2, decoder: hidden, pixels: 784 }, size);

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
    expect(layOut({ encoder: [], codeSize: 8, decoder: [], pixels: 784 }, size).gaps).toHaveLength(2);
  });

  it('has no encoder where the code reads the pixels, and offers no layer there', () => {
    const bare = layOut({ encoder: [], codeSize: 8, decoder: hidden, pixels: 784 }, size);
    expect(bare.nodes.map(({ side, layer }) => `${side} ${layer}`)).toEqual([
      'code 0',
      'decoder 1',
      'decoder 0',
    ]);
    expect(bare.gaps.map(({ side, position }) => `${side} ${position}`)).toEqual([
      'decoder 0',
      'decoder 1',
      'decoder 2',
    ]);
  });

  it('gives maps as much room as can be', () => {
    expect(mapGrid({ channels: 16, height: 14, width: 14 }, { width: 60, height: 60 })).toEqual({
      columns: 4,
      rows: 4,
      scale: 60 / 59,
    });
    for (const channels of [1, 5, 32, 200]) {
      const { columns, rows, scale } = mapGrid({ channels, height: 7, width: 9 }, { width: 50, height: 180 });
      expect(columns * rows).toBeGreaterThanOrEqual(channels);
      expect((columns * 10 - 1) * scale).toBeLessThanOrEqual(50.001);
      expect((rows * 8 - 1) * scale).toBeLessThanOrEqual(180.001);
    }
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

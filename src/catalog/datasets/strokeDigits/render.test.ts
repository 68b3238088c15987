import { describe, expect, it } from 'vitest';
import { createCanvas, IMAGE_SIDE, renderDigit } from './render.ts';

function render(lines: number[][], thickness: number): Uint8Array {
  const out = new Uint8Array(IMAGE_SIDE * IMAGE_SIDE).fill(9);
  renderDigit(
    lines.map((line) => Float64Array.from(line)),
    thickness,
    createCanvas(),
    out,
  );
  return out;
}

describe('rendering', () => {
  it('gives a line its thickness as ink and a soft edge one pixel wide', () => {
    const image = render([[-5, 0, 5, 0]], 2.5);
    const column = Array.from({ length: IMAGE_SIDE }, (_, row) => image[row * IMAGE_SIDE + 14]! / 255);
    expect(column.reduce((sum, ink) => sum + ink, 0)).toBeCloseTo(2.5, 1);
    expect(column.filter((ink) => ink > 0 && ink < 1).length).toBeLessThanOrEqual(2);
  });

  it('does not draw joints twice', () => {
    expect(render([[-5, 0, 0, 0, 5, 0]], 3)).toEqual(render([[-5, 0, 5, 0]], 3));
  });

  it('moves the centre of mass to the centre, by whole pixels', () => {
    const image = render([[-8, -6, -2, -6]], 2);
    let mass = 0;
    const moment = [0, 0];
    image.forEach((ink, p) => {
      mass += ink;
      moment[0] = moment[0]! + ink * (p % IMAGE_SIDE);
      moment[1] = moment[1]! + ink * Math.floor(p / IMAGE_SIDE);
    });
    for (const axis of moment) expect(Math.abs(axis / mass - 13.5)).toBeLessThanOrEqual(0.5);
  });

  it('does not push ink over the border', () => {
    const far = [
      [-13, 0, -12, 0],
      [10, -1, 13, -1, 13, 1, 10, 1, 10, 0, 13, 0],
    ];
    const image = render(far, 1);
    const ink = (side: Uint8Array) => side.reduce((sum, value) => sum + value, 0);
    expect(ink(image)).toBe(ink(render([far[0]!], 1)) + ink(render([far[1]!], 1)));
  });

  it('draws a dot where a line has no length', () => {
    expect(render([[0, 0, 0, 0]], 3).filter((ink) => ink > 0).length).toBeGreaterThan(4);
  });
});

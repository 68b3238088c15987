/** Where the parts of a moment stand: the map at the left, the items at the right. Pure geometry. */
import type { Box, Size } from '../../drawing/size.ts';

/** Room for the map, and for all else beside it. */
export interface Halves {
  readonly map: Box;
  readonly rest: Box;
}

/** Where items stand: what went in, what came back of each, and the generated one. */
export interface Places {
  readonly originals: readonly Box[];
  readonly copies: readonly Box[];
  readonly generated: Box;
}

const GAP = 4;
/** Room for a line of text above pictures. */
export const LINE = 18;
const LEAST = 4;
/** A row of a table higher than this is no easier to read. */
const MOST_ROW = 20;

export function halvesOf({ width, height }: Size): Halves {
  const side = Math.min(height, 0.5 * width);
  const x = side + 4 * GAP;
  return {
    map: { x: 0, y: 0, width: side, height: side },
    rest: { x, y: 0, width: Math.max(0, width - x), height },
  };
}

/** A column for each item: it and what came back; the generated one below. */
export function layPictures({ x: left, width, height }: Box, images: number): Places {
  const tile = Math.max(LEAST, Math.min(width / images - GAP, (height - 2 * LINE) / 4 - GAP));
  const row = (y: number) =>
    Array.from({ length: images }, (_, i) => ({ x: left + i * (tile + GAP), y, width: tile, height: tile }));
  const below = LINE + 2 * (tile + GAP) + LINE;
  const large = Math.max(LEAST, Math.min(width, height - below));
  return {
    originals: row(LINE),
    copies: row(LINE + tile + GAP),
    generated: { x: left, y: below, width: large, height: large },
  };
}

/** A row for each item, and right below what came back; the generated one at the bottom. */
export function layRows({ x, width, height }: Box, items: number): Places {
  const room = (height - 2 * LINE - items * GAP) / (2 * items + 1);
  const row = Math.max(LEAST, Math.min(MOST_ROW, room));
  const at = (y: number): Box => ({ x, y, width, height: row });
  const pairs = Array.from({ length: items }, (_, i) => LINE + i * (2 * row + GAP));
  return {
    originals: pairs.map(at),
    copies: pairs.map((y) => at(y + row)),
    generated: at(2 * LINE + items * (2 * row + GAP)),
  };
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Of what lies in the middle 98 % at all moments, so that the axes keep still. */
export function boundsOf(positions: readonly Float32Array[]): Bounds {
  const side = (axis: number): readonly [number, number] => {
    const values = Float32Array.from(positions.flatMap((all) => [...all.filter((_, i) => i % 2 === axis)]));
    values.sort();
    const at = (q: number) => values[Math.round(q * (values.length - 1))] ?? 0;
    const [low, high] = [at(0.01), at(0.99)];
    const margin = 0.06 * (high - low) || 1;
    return [low - margin, high + margin];
  };
  const [across, up] = [side(0), side(1)];
  return { left: across[0], right: across[1], bottom: up[0], top: up[1] };
}

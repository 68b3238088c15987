/** Where the parts of a moment stand: the map at the left, the images in a grid at the right. Pure geometry. */
import type { Size } from '../../drawing/size.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly map: Box;
  /** A column for each reconstructed item: it and what came back. */
  readonly originals: readonly Box[];
  readonly copies: readonly Box[];
  readonly generated: Box;
}

const GAP = 4;
/** Room for a line of text above pictures. */
export const LINE = 18;

export function layoutOf({ width, height }: Size, images: number): Layout {
  const side = Math.min(height, 0.5 * width);
  const left = side + 4 * GAP;
  const room = Math.max(0, width - left);
  const tile = Math.max(4, Math.min(room / images - GAP, (height - 2 * LINE) / 4 - GAP));
  const row = (y: number) =>
    Array.from({ length: images }, (_, i) => ({ x: left + i * (tile + GAP), y, width: tile, height: tile }));
  const top = LINE;
  const below = top + 2 * (tile + GAP) + LINE;
  const large = Math.max(4, Math.min(room, height - below));
  return {
    map: { x: 0, y: 0, width: side, height: side },
    originals: row(top),
    copies: row(top + tile + GAP),
    generated: { x: left, y: below, width: large, height: large },
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

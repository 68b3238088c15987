/**
 * All codes as points, filled in part by part, and which of them changed since they were last drawn.
 * Not their drawing: renderer.ts.
 */
import type { MapFrame } from '#protocol/frames.ts';
import { CLASS_COLORS } from '../../drawing/themeColors.ts';
import { NOWHERE, type Point, type Projection } from './view.ts';

export interface PointsInfo {
  readonly labels: Uint8Array;
  /** Points from here on are test images. */
  readonly trainCount: number;
}

/** What the drawing knows of a point beside its position: two bytes, its mark and its kind. */
export const kinds = { train: 0, test: 1, hidden: 2 } as const;

export interface Cloud {
  readonly count: number;
  /** [count, 2] */
  readonly positions: Float32Array;
  /** [count] in steps: when each point was last computed; 0 for codes that do not change. */
  readonly births: Float32Array;
  /** The latest of them. */
  readonly newest: number;
  /** [count, 2]: mark, kind. */
  readonly looks: Uint8Array;
  readonly trainCount: number;
  /** Positions from and to here were changed since the last call. */
  takeChanged(): { readonly from: number; readonly to: number } | undefined;
  merge(frame: MapFrame): void;
  clear(): void;
  hide(classes: ReadonlySet<number>): void;
  /** The shown point nearest to a position, at most this many pixels away. */
  nearest(position: Point, projection: Projection, radiusPx: number): number | undefined;
}

/** A fraction that fills the line evenly: the height of a point where the code has only one unit. */
function jitter(index: number): number {
  return ((index * 0.618_033_988_75) % 1) * 2 - 1;
}

export function createCloud({ labels, trainCount }: PointsInfo): Cloud {
  const count = labels.length;
  const positions = new Float32Array(2 * count).fill(NOWHERE);
  const births = new Float32Array(count);
  const looks = new Uint8Array(2 * count);
  let newest = 0;
  let from = 0;
  let to = count;
  const hide = (classes: ReadonlySet<number>) => {
    for (let i = 0; i < count; i++) {
      looks[2 * i] = labels[i]! % CLASS_COLORS;
      const shown = i < trainCount ? kinds.train : kinds.test;
      looks[2 * i + 1] = classes.has(labels[i]!) ? kinds.hidden : shown;
    }
  };
  hide(new Set());
  return {
    count,
    positions,
    births,
    get newest() {
      return newest;
    },
    looks,
    trainCount,
    hide,
    takeChanged: () => {
      if (from >= to) return undefined;
      const changed = { from, to };
      from = count;
      to = 0;
      return changed;
    },
    merge: ({ indices, positions: part, units, codec, step }) => {
      const isLine = units[0] === units[1];
      const born = codec === 'pca' ? 0 : step;
      newest = Math.max(newest, born);
      for (let i = 0; i < indices.length; i++) {
        const index = indices[i]!;
        if (index >= count) continue;
        positions[2 * index] = part[2 * i]!;
        positions[2 * index + 1] = isLine ? jitter(index) : part[2 * i + 1]!;
        births[index] = born;
        if (index < from) from = index;
        if (index >= to) to = index + 1;
      }
    },
    clear: () => {
      positions.fill(NOWHERE);
      newest = 0;
      from = 0;
      to = count;
    },
    nearest: (position, projection, radiusPx) => nearestIn(positions, looks, position, projection, radiusPx),
  };
}

/** A plain scan: at 70,000 points it takes a tenth of a millisecond, and no index has to be kept up to date while the
 *  points move. */
function nearestIn(
  positions: Float32Array,
  looks: Uint8Array,
  [x, y]: Point,
  { scaleX, scaleY }: Projection,
  radiusPx: number,
): number | undefined {
  let nearest: number | undefined;
  let least = radiusPx * radiusPx;
  for (let i = 0; i < positions.length; i += 2) {
    const across = (positions[i]! - x) * scaleX;
    const up = (positions[i + 1]! - y) * scaleY;
    const distance = across * across + up * up;
    if (distance > least || looks[i + 1] === kinds.hidden) continue;
    least = distance;
    nearest = i / 2;
  }
  return nearest;
}

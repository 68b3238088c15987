/**
 * All codes as points, filled in part by part, and which of them changed since they were last drawn.
 * Not their drawing: renderer.ts.
 */
import type { MapFrame } from '#protocol/frames.ts';
import { CLASS_MARKS } from '../../drawing/classMarks.ts';
import type { CodePlane } from './codePlane.ts';
import { NOWHERE, type Point, type Projection } from './view.ts';

export interface PointsInfo {
  readonly labels: Uint8Array;
  /** Points from here on are test images. */
  readonly trainCount: number;
}

/** What the drawing knows of a point beside its position: two bytes, its mark and its kind. Points `aside` are those that
 *  are not selected while others are. */
export const kinds = { train: 0, test: 1, hidden: 2, aside: 4 } as const;

/** What is seen of the points. */
export interface Emphasis {
  /** Classes that are not shown. */
  readonly hidden: ReadonlySet<number>;
  /** Images that stand out; all alike without. */
  readonly selected: Uint32Array | undefined;
}

export class Cloud {
  readonly info: PointsInfo;
  readonly count: number;
  /** [count, 2] */
  readonly positions: Float32Array;
  /** [count] in steps: when each point was last computed; 0 for codes that do not change. */
  readonly births: Float32Array;
  /** [count, 2]: mark, kind. */
  readonly looks: Uint8Array;
  /** Where in the space of the codes the positions lie; undefined while there are none. */
  plane: CodePlane | undefined;
  #newest = 0;
  #from = 0;
  #to: number;

  constructor({ labels, trainCount }: PointsInfo) {
    this.info = { labels, trainCount };
    this.count = labels.length;
    this.positions = new Float32Array(2 * this.count).fill(NOWHERE);
    this.births = new Float32Array(this.count);
    this.looks = new Uint8Array(2 * this.count);
    this.#to = this.count;
    this.emphasise({ hidden: new Set(), selected: undefined });
  }

  /** The latest of the births. */
  get newest(): number {
    return this.#newest;
  }

  /** Positions from and to here were changed since the last call. */
  takeChanged(): { readonly from: number; readonly to: number } | undefined {
    if (this.#from >= this.#to) return undefined;
    const changed = { from: this.#from, to: this.#to };
    this.#from = this.count;
    this.#to = 0;
    return changed;
  }

  merge({ indices, positions, units, components, codec, step }: MapFrame): void {
    const isLine = units !== undefined && units[0] === units[1];
    this.plane = components ?? units;
    const born = codec === 'pca' ? 0 : step;
    this.#newest = Math.max(this.#newest, born);
    for (let i = 0; i < indices.length; i++) {
      const index = indices[i]!;
      if (index >= this.count) continue;
      this.positions[2 * index] = positions[2 * i]!;
      this.positions[2 * index + 1] = isLine ? jitter(index) : positions[2 * i + 1]!;
      this.births[index] = born;
      if (index < this.#from) this.#from = index;
      if (index >= this.#to) this.#to = index + 1;
    }
  }

  clear(): void {
    this.positions.fill(NOWHERE);
    this.plane = undefined;
    this.#newest = 0;
    this.#from = 0;
    this.#to = this.count;
  }

  emphasise({ hidden, selected }: Emphasis): void {
    const { labels, trainCount } = this.info;
    const aside = selected ? kinds.aside : 0;
    for (let i = 0; i < this.count; i++) {
      const shown = (i < trainCount ? kinds.train : kinds.test) + aside;
      this.looks[2 * i] = labels[i]! % CLASS_MARKS;
      this.looks[2 * i + 1] = hidden.has(labels[i]!) ? kinds.hidden : shown;
    }
    for (const index of selected ?? []) {
      const kind = this.looks[2 * index + 1];
      if (kind !== undefined && kind !== kinds.hidden) this.looks[2 * index + 1] = kind - aside;
    }
  }

  /** Whether the point is drawn, if it is anywhere. */
  isShown(index: number): boolean {
    return this.looks[2 * index + 1] !== kinds.hidden;
  }

  /** The shown point nearest to a position, at most this many pixels away. */
  nearest(position: Point, projection: Projection, radiusPx: number): number | undefined {
    return nearestIn(this.positions, this.looks, position, projection, radiusPx);
  }
}

/** A fraction that fills the line evenly: the height of a point where the code has only one unit. */
function jitter(index: number): number {
  return ((index * 0.618_033_988_75) % 1) * 2 - 1;
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
    // Turned round, so that codes that are no numbers are passed over too.
    if (!(distance <= least) || looks[i + 1] === kinds.hidden) continue;
    least = distance;
    nearest = i / 2;
  }
  return nearest;
}

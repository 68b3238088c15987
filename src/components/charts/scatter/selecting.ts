/** Which points lie inside of a loop, around a place, in view, or in a class: only those that are shown. Pure. */
import type { Size } from '../../drawing/size.ts';
import type { Cloud } from './cloud.ts';
import { boxOf, NOWHERE, type Point, type Projection, unproject } from './view.ts';

type IsInside = (x: number, y: number) => boolean;

function those(cloud: Seen, isInside: IsInside, most = cloud.count): Uint32Array | undefined {
  const { positions, count } = cloud;
  const found: number[] = [];
  for (let index = 0; index < count; index++) {
    if (!isInside(positions[2 * index]!, positions[2 * index + 1]!) || !cloud.isShown(index)) continue;
    if (found.length === most) return undefined;
    found.push(index);
  }
  return Uint32Array.from(found);
}

type Seen = Pick<Cloud, 'positions' | 'count' | 'isShown'>;

/** Points inside of a closed loop of pixels, by the even–odd rule. */
export function pointsInLoop(cloud: Seen, loop: readonly Point[], projection: Projection): Uint32Array {
  const corners = loop.map((pixel) => unproject(pixel, projection));
  const box = boxOf(corners);
  const isInside: IsInside = (x, y) =>
    x >= box.left && x <= box.right && y >= box.bottom && y <= box.top && isInLoop(x, y, corners);
  return those(cloud, isInside) ?? new Uint32Array();
}

/** Points at most so many pixels from a pixel. */
export function pointsAround(
  cloud: Seen,
  pixel: Point,
  radiusPx: number,
  projection: Projection,
): Uint32Array {
  const [x0, y0] = unproject(pixel, projection);
  const { scaleX, scaleY } = projection;
  const isInside: IsInside = (x, y) =>
    ((x - x0) * scaleX) ** 2 + ((y - y0) * scaleY) ** 2 <= radiusPx * radiusPx;
  return those(cloud, isInside) ?? new Uint32Array();
}

/** Points in view; undefined if they are more than so many. */
export function pointsInView(
  cloud: Seen,
  size: Size,
  projection: Projection,
  most: number,
): Uint32Array | undefined {
  const box = boxOf([unproject([0, 0], projection), unproject([size.width, size.height], projection)]);
  const isInside: IsInside = (x, y) => x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
  return those(cloud, isInside, most);
}

/** The image whose point lies nearest to the middle of the points of some; undefined where none of them lies anywhere. */
export function mostCentral(
  { positions }: Pick<Cloud, 'positions'>,
  indices: Uint32Array,
): number | undefined {
  const isThere = (index: number) => Math.abs(positions[2 * index]!) < NOWHERE / 2;
  const there = indices.filter(isThere);
  const mean = (axis: number) =>
    there.reduce((sum, index) => sum + positions[2 * index + axis]!, 0) / there.length;
  const [x, y] = [mean(0), mean(1)];
  let [nearest, least]: [number | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const index of there) {
    const distance = Math.hypot(positions[2 * index]! - x, positions[2 * index + 1]! - y);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/** Every image of a class, wherever its point lies. */
export function pointsOfClass({ info: { labels } }: Pick<Cloud, 'info'>, label: number): Uint32Array {
  return Uint32Array.from(labels.keys()).filter((index) => labels[index] === label);
}

/** Whether a ray from the point crosses the loop an odd number of times. */
function isInLoop(x: number, y: number, corners: readonly Point[]): boolean {
  let isInside = false;
  let before = corners.at(-1)!;
  for (const corner of corners) {
    const isCrossed = corner[1] > y !== before[1] > y;
    if (isCrossed && x < corner[0] + ((y - corner[1]) / (before[1] - corner[1])) * (before[0] - corner[0])) {
      isInside = !isInside;
    }
    before = corner;
  }
  return isInside;
}

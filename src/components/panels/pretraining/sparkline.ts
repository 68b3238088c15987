/** A curve as the points of a small polyline. Not axes: the numbers stand beside it. */
import type { CurvePoint } from '#store/types.ts';
import type { Size } from '../../drawing/size.ts';

/** "x,y x,y …": from left to right over all steps planned, and from the bottom at 0 to the top at the largest value.
 *  Points that are not finite are left out. */
export function sparkline(curve: readonly CurvePoint[], steps: number, { width, height }: Size): string {
  const points = curve.filter(({ total }) => Number.isFinite(total));
  const top = points.reduce((most, { total }) => Math.max(most, total), 0) || 1;
  return points
    .map(({ step, total }) => {
      const x = (width * step) / Math.max(1, steps);
      const y = height * (1 - Math.max(0, total) / top);
      return `${x.toFixed(2)},${y.toFixed(2)}`;
    })
    .join(' ');
}

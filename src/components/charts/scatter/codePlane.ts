/**
 * Between codes and places on a map: two units of the code, or a plane through all of them.
 * Pure. Not between places and pixels: view.ts.
 */
import type { Components } from '#protocol/frames.ts';
import type { Point } from './view.ts';

/** What a map shows: two units, both the same where the code has one only, or the codes' principal components. */
export type MapAxes = readonly [number, number] | 'components';

export type CodePlane = readonly [number, number] | Components;

/** Where a code lies; undefined for a code of another size. Heights mean nothing where there is one unit only. */
export function placeOf(plane: CodePlane, z: Float32Array): Point | undefined {
  if (isUnits(plane)) {
    const [across, up] = plane;
    if (z.length <= Math.max(across, up)) return undefined;
    return [z[across]!, across === up ? 0 : z[up]!];
  }
  const { mean, axes } = plane;
  if (z.length !== mean.length) return undefined;
  const along = (row: number) =>
    mean.reduce((sum, middle, j) => sum + axes[row * mean.length + j]! * (z[j]! - middle), 0);
  return [along(0), along(1)];
}

/** The code of a place that is nearest to another code z: for units, the others stay as they are. */
export function codeAt(plane: CodePlane, place: Point, z: Float32Array): Float32Array | undefined {
  const from = placeOf(plane, z);
  if (!from) return undefined;
  const code = z.slice();
  if (isUnits(plane)) {
    const [across, up] = plane;
    if (up !== across) code[up] = place[1];
    code[across] = place[0];
    return code;
  }
  const { axes } = plane;
  const [across, up] = [place[0] - from[0], place[1] - from[1]];
  return code.map((value, j) => value + across * axes[j]! + up * axes[z.length + j]!);
}

/** Var, Cov, Var of a code's shadow on the plane, of units that vary by themselves. @param logVar log σ² of each unit */
export function spreadOn(plane: CodePlane, logVar: Float32Array): Spread | undefined {
  if (isUnits(plane)) {
    const [across, up] = plane;
    if (across === up || logVar.length <= Math.max(across, up)) return undefined;
    return [Math.exp(logVar[across]!), 0, Math.exp(logVar[up]!)];
  }
  const { mean, axes } = plane;
  const k = mean.length;
  if (logVar.length !== k) return undefined;
  const between = (a: number, b: number) =>
    logVar.reduce((sum, value, j) => sum + Math.exp(value) * axes[a * k + j]! * axes[b * k + j]!, 0);
  return [between(0, 0), between(0, 1), between(1, 1)];
}

/** [Var x, Cov, Var y] */
export type Spread = readonly [number, number, number];

export interface Ellipse {
  /** Half axes of one standard deviation, the longer one first. */
  readonly long: number;
  readonly short: number;
  /** Of the longer one, from x towards y, radians. */
  readonly angle: number;
}

/** The points one standard deviation from the middle: the eigenvectors of the covariance, √eigenvalue long. */
export function ellipseOf([xx, xy, yy]: Spread): Ellipse {
  const [middle, half] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  return {
    long: Math.sqrt(middle + half),
    short: Math.sqrt(Math.max(0, middle - half)),
    angle: Math.atan2(2 * xy, xx - yy) / 2,
  };
}

const isUnits = (plane: CodePlane): plane is readonly [number, number] => Array.isArray(plane);

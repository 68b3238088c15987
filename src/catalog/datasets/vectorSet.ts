/**
 * Points and tables in memory: float32, in units of their own.
 * Not images: those are bytes.
 */
import type { ImageShape } from '../layer.ts';

export interface VectorSplit {
  /** [count, width], row by row. */
  readonly values: Float32Array;
  /** [count], an index into classNames. */
  readonly labels: Uint8Array;
  readonly count: number;
}

/** One row of numbers for each item: `width` of them, `height` is 1. */
interface VectorSet extends ImageShape {
  readonly train: VectorSplit;
  readonly test: VectorSplit;
  readonly classNames: readonly string[];
}

/** The plane in which points of any dimension are looked at. */
export interface Plane {
  /** [width], the middle of what is shown. */
  readonly origin: readonly number[];
  /** Two orthonormal directions, [width] each: across and up. */
  readonly axes: readonly [readonly number[], readonly number[]];
  /** What is shown reaches so far from the origin along both. */
  readonly reach: number;
}

export interface PointSet extends VectorSet {
  readonly kind: 'point';
  readonly plane: Plane;
  /** ∇ log p_s(x) [width], where p_s is the density from which the points are drawn, blurred by N(0, variance · I).
   *  @param variance above 0 where the points have no noise of their own */
  score(x: readonly number[], variance: number): number[];
}

export interface TableSet extends VectorSet {
  readonly kind: 'table';
  /** What the numbers of a row stand for. */
  readonly columns: readonly string[];
  /** What a row is, such as "customer". */
  readonly rowName: string;
}

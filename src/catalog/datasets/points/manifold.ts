/**
 * What points are drawn from: a shape of few dimensions whose blurred density is known.
 * Not yet points in space: generate.ts turns, blurs and counts them.
 */
import type { RandomSequence } from '../dataset.ts';

export interface Drawn {
  /** [dim] */
  readonly point: readonly number[];
  /** An index into classNames. */
  readonly label: number;
}

export interface Manifold {
  readonly dim: number;
  readonly classNames: readonly string[];
  /** The two of its coordinates that span the plane in which it is looked at. */
  readonly shown: readonly [number, number];
  /** One point of it, without noise. */
  draw(random: RandomSequence): Drawn;
  /** ∇ log of its density blurred by N(0, variance · I), [dim]. @param point [dim]  @param variance above 0 */
  score(point: readonly number[], variance: number): number[];
}

/**
 * The lowest place between two that are known: by the cubic through their values and slopes.
 * Not a search: lineSearch.ts asks for such places.
 */

/** A place on a line, with the value and the slope there. */
export interface Trial {
  /** How far along the direction. */
  readonly length: number;
  /** Infinite where the function is not finite. */
  readonly value: number;
  /** gᵀ d. */
  readonly slope: number;
}

/** Where the cubic through two places is lowest; exact if the function is a quadratic one. Not finite where the cubic has
 *  no minimum or a place has no value.
 *  @see Nocedal & Wright 2006, equation 3.59 */
export function cubicMinimum(a: Trial, b: Trial): number {
  const d1 = a.slope + b.slope - (3 * (a.value - b.value)) / (a.length - b.length);
  const d2 = Math.sign(b.length - a.length) * Math.sqrt(d1 * d1 - a.slope * b.slope);
  return b.length - ((b.length - a.length) * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2);
}

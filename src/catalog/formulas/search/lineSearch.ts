/**
 * How far to go in a direction: a line search for the strong Wolfe conditions.
 * Not the choice of the direction: conjugateGradient.ts and lbfgs.ts of optimizers/ make that.
 */
import { cubicMinimum, type Trial } from './cubic.ts';
import { addScaled, dot, type Vector } from './vector.ts';

/** Each `yield` asks for the objective at the point: whoever is asked writes the gradient and answers with the value. */
export type Asking<Result> = Generator<undefined, Result, number>;

export interface Line<V extends Vector = Vector> {
  /** [n], where the objective is asked for; start + length · direction. */
  readonly point: V;
  /** [n], the gradient at the point. */
  readonly gradient: V;
  /** [n] */
  readonly start: V;
  /** [n], downhill. */
  readonly direction: V;
}

export interface Precision {
  /** c₂, between c₁ and 1: the slope must become flatter than this share of the first one. Small is exact. */
  readonly curvature: number;
  /** The most evaluations before it settles for the lowest place, to go back to which takes one more. */
  readonly evaluations: number;
}

/** c₁: the share of the promised decrease that there must be at least. */
const DECREASE = 1e-4;
/** Beyond the last place: the least and the most that the next length is of it. */
const LEAST_GROWTH = 1.01;
const MOST_GROWTH = 10;
/** Within a bracket: how near to its ends the next place may be; and which trials halve it, so that it does shrink. */
const MARGIN = 0.1;
const HALVING = 3;

/** A length, with value and slope there, such that
 *  f(x + α d) ≤ f(x) + c₁ α gᵀd  and  |g(x + α d)ᵀd| ≤ c₂ |gᵀd|;
 *  if evaluations or digits run out first, the lowest that has the first property, or undefined if there was none. Point
 *  and gradient are those of the answer, or of some trial if there is none.
 *  @param origin value and slope at the start, where the length is 0; the slope is negative
 *  @param first the first length to try
 *  @see Nocedal & Wright 2006, algorithms 3.5 and 3.6 */
export function* searchLine(
  line: Line,
  origin: Trial,
  first: number,
  { curvature, evaluations }: Precision,
): Asking<Trial | undefined> {
  let low = origin;
  let high: Trial | undefined;
  let last = origin;
  let length = first;
  for (let trial = 1; trial <= evaluations; trial++) {
    last = yield* tryLength(line, length);
    const promised = origin.value + DECREASE * length * origin.slope;
    const before = low;
    if (!(last.value <= promised && last.value < low.value)) high = last;
    else {
      if (Math.abs(last.slope) <= -curvature * origin.slope) return last;
      // Uphill beyond it: the minimum lies between the two.
      if (last.slope * ((high ?? last).length - low.length) >= 0) high = low;
      low = last;
    }
    if (high && isBelowRounding(line, low, high)) break;
    length = high ? between(low, high, trial % HALVING === 0) : beyond(before, last);
  }
  if (low === origin) return undefined;
  return low === last ? last : yield* tryLength(line, low.length);
}

function* tryLength({ point, gradient, start, direction }: Line, length: number): Asking<Trial> {
  addScaled(point, start, length, direction);
  const value = yield;
  const slope = dot(gradient, direction);
  const isSound = Number.isFinite(value) && Number.isFinite(slope);
  return { length, value: isSound ? value : Number.POSITIVE_INFINITY, slope };
}

/** Whether what is to be won in a bracket is less than a digit of the value. */
function isBelowRounding({ point }: Line, low: Trial, high: Trial): boolean {
  const digit = point.BYTES_PER_ELEMENT === 4 ? 2 ** -23 : 2 ** -52;
  return Math.abs((high.length - low.length) * low.slope) <= digit * Math.abs(low.value);
}

/** The next length within a bracket. */
function between(low: Trial, high: Trial, isHalving: boolean): number {
  const at = (share: number) => low.length + share * (high.length - low.length);
  if (high.value === Number.POSITIVE_INFINITY) return at(MARGIN);
  const share = (cubicMinimum(low, high) - low.length) / (high.length - low.length);
  if (isHalving || !Number.isFinite(share)) return at(0.5);
  return at(Math.min(1 - MARGIN, Math.max(MARGIN, share)));
}

/** The next length where the function still falls. */
function beyond(before: Trial, last: Trial): number {
  const guess = cubicMinimum(before, last) / last.length;
  if (!(guess > 1)) return MOST_GROWTH * last.length;
  return Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, guess)) * last.length;
}

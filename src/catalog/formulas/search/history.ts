/**
 * What the last steps told about curvature, and the direction that follows: the limited-memory BFGS matrix.
 * Not the optimizer: optimizers/lbfgs.ts.
 */
import { addScaled, dot, scale, type Vector } from './vector.ts';

/** The least cosine between a step and the change of the gradient along it: below, it tells nothing but rounding. */
const LEAST_COSINE = 1e-8;
/** Places in `numbers`; 1 / sᵀy of each pair follows. */
const COUNT = 0;
const NEWEST = 1;
const SCALE = 2;
const INVERSES = 3;

export interface History<V extends Vector> {
  /** s and y [pairs · n], and numbers; zero means empty. */
  readonly state: Readonly<Record<'steps' | 'changes' | 'numbers', V>>;
  isEmpty(): boolean;
  clear(): void;
  /** Remembers s = point − start and y = gradient − before instead of the oldest pair, if sᵀy > 0. */
  add(point: Vector, start: Vector, gradient: Vector, before: Vector): void;
  /** direction ← −H g, where H is the estimate of the inverse Hessian; −g if nothing is remembered.
   *  @see Nocedal & Wright 2006, algorithm 7.4 and equation 7.20 */
  aim(direction: Vector, gradient: Vector): void;
}

/** Memory for so many pairs of vectors [size]. */
export function createHistory<V extends Vector>(
  size: number,
  pairs: number,
  make: (length: number) => V,
): History<V> {
  const steps = make(size * pairs);
  const changes = make(size * pairs);
  const numbers = make(INVERSES + pairs);
  const rows = (all: Vector) =>
    Array.from({ length: pairs }, (_, i) => all.subarray(i * size, (i + 1) * size));
  const s = rows(steps);
  const y = rows(changes);

  return {
    state: { steps, changes, numbers },
    isEmpty: () => numbers[COUNT] === 0,
    clear() {
      numbers[COUNT] = 0;
    },
    add(point, start, gradient, before) {
      const { sy, ss, yy } = products(point, start, gradient, before);
      if (!(sy > LEAST_COSINE * Math.sqrt(ss * yy)) || !Number.isFinite(yy)) return;
      const place = (numbers[NEWEST]! + 1) % pairs;
      addScaled(s[place]!, point, -1, start);
      addScaled(y[place]!, gradient, -1, before);
      numbers[INVERSES + place] = 1 / sy;
      numbers[SCALE] = sy / yy;
      numbers[NEWEST] = place;
      numbers[COUNT] = Math.min(pairs, numbers[COUNT]! + 1);
    },
    aim(direction, gradient) {
      scale(direction, -1, gradient);
      const newestFirst = Array.from({ length: numbers[COUNT]! }, (_, age) => {
        const i = (numbers[NEWEST]! - age + pairs) % pairs;
        return { s: s[i]!, y: y[i]!, inverse: numbers[INVERSES + i]! };
      });
      if (newestFirst.length > 0) twoLoops(direction, newestFirst, numbers[SCALE]!);
    },
  };
}

interface CurvaturePair {
  readonly s: Vector;
  readonly y: Vector;
  /** 1 / sᵀy */
  readonly inverse: number;
}

/** direction ← H direction. @see Nocedal & Wright 2006, algorithm 7.4 */
function twoLoops(direction: Vector, newestFirst: readonly CurvaturePair[], middle: number): void {
  const shares = newestFirst.map(({ s, y, inverse }) => {
    const share = inverse * dot(s, direction);
    addScaled(direction, direction, -share, y);
    return share;
  });
  scale(direction, middle, direction);
  for (const [age, { s, y, inverse }] of [...newestFirst.entries()].reverse()) {
    addScaled(direction, direction, shares[age]! - inverse * dot(y, direction), s);
  }
}

/** sᵀy, sᵀs and yᵀy of a step. */
function products(point: Vector, start: Vector, gradient: Vector, before: Vector) {
  let sy = 0;
  let ss = 0;
  let yy = 0;
  for (let i = 0; i < point.length; i++) {
    const s = point[i]! - start[i]!;
    const y = gradient[i]! - before[i]!;
    sy += s * y;
    ss += s * s;
    yy += y * y;
  }
  return { sy, ss, yy };
}

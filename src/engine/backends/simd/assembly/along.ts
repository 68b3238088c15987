/**
 * What goes along one axis in order: the place of the largest or smallest element, and running sums.
 * Not reductions in which the order is free: reduce.ts.
 */
import { shareEnd, shareStart } from './threads';

/** x [outer, n, inner] → out [outer, inner]. */
@unmanaged
export class ExtremumArguments {
  x: usize;
  out: usize;
  outer: i32;
  n: i32;
  inner: i32;
}

export function argMost(args: ExtremumArguments): void {
  extremum<f32>(args, false);
}
export function argMostOfInts(args: ExtremumArguments): void {
  extremum<i32>(args, false);
}
export function argLeast(args: ExtremumArguments): void {
  extremum<f32>(args, true);
}
export function argLeastOfInts(args: ExtremumArguments): void {
  extremum<i32>(args, true);
}

/** The first of equal ones; a NaN is passed over unless it is the first element. */
function extremum<T>(args: ExtremumArguments, least: bool): void {
  const inner = args.inner;
  const stride = (<usize>inner) << 2;
  const all = args.outer * inner;
  const end = shareEnd(all, 1);
  for (let i = shareStart(all, 1); i < end; i++) {
    let x = args.x + ((<usize>((i / inner) * args.n * inner + (i % inner))) << 2);
    let best = load<T>(x);
    let place = 0;
    for (let k = 1; k < args.n; k++) {
      x += stride;
      const value = load<T>(x);
      if (least ? value < best : value > best) {
        best = value;
        place = k;
      }
    }
    store<i32>(args.out + ((<usize>i) << 2), place);
  }
}

/** x, out [outer, n, inner]. */
@unmanaged
export class RunningSumArguments {
  x: usize;
  out: usize;
  outer: i32;
  n: i32;
  inner: i32;
  /** Whether an element does not count for its own place. */
  exclusive: i32;
  /** Whether the sum runs from the end. */
  reverse: i32;
}

export function runningSum(args: RunningSumArguments): void {
  runAlong<f32>(args);
}
export function runningSumOfInts(args: RunningSumArguments): void {
  runAlong<i32>(args);
}

function runAlong<T>(args: RunningSumArguments): void {
  const n = args.n;
  const inner = args.inner;
  const all = args.outer * inner;
  const step = (args.reverse ? -inner : inner) << 2;
  const end = shareEnd(all, 1);
  for (let i = shareStart(all, 1); i < end; i++) {
    const first = (i / inner) * n * inner + (i % inner) + (args.reverse ? (n - 1) * inner : 0);
    let x = args.x + ((<usize>first) << 2);
    let out = args.out + ((<usize>first) << 2);
    let sum: T = 0;
    for (let k = 0; k < n; k++) {
      const before = sum;
      sum += load<T>(x);
      store<T>(out, args.exclusive ? before : sum);
      x += step;
      out += step;
    }
  }
}

/**
 * Softmax and its logarithm along rows, with the largest number taken off first so that nothing overflows.
 * Not the loss with it.
 */
import { shareEnd, shareStart } from './threads';
import { Vector } from './vector';

/** x, out [rows, columns]. */
@unmanaged
export class SoftmaxArguments {
  x: usize;
  out: usize;
  rows: i32;
  columns: i32;
}

/** out = e^(x − max x) / Σ e^(x − max x). */
export function softmax(args: SoftmaxArguments): void {
  const columns = args.columns;
  const end = shareEnd(args.rows, 1);
  for (let row = shareStart(args.rows, 1); row < end; row++) {
    const at = (<usize>(row * columns)) << 2;
    const sum = exponentials(args.x + at, args.out + at, columns, mostOf(args.x + at, columns));
    scale(args.out + at, columns, 1 / sum);
  }
}

/** out = x − max x − ln Σ e^(x − max x). */
export function logSoftmax(args: SoftmaxArguments): void {
  const columns = args.columns;
  const end = shareEnd(args.rows, 1);
  for (let row = shareStart(args.rows, 1); row < end; row++) {
    const x = args.x + ((<usize>(row * columns)) << 2);
    const out = args.out + ((<usize>(row * columns)) << 2);
    const most = mostOf(x, columns);
    const sum = exponentials(x, out, columns, most);
    const logarithm = f32x4.extract_lane(Vector.log(Vector.of(sum)), 0);
    for (let i: usize = 0; i < (<usize>columns) << 2; i += 4) {
      store<f32>(out + i, load<f32>(x + i) - most - logarithm);
    }
  }
}

/** The largest of n neighbours; NaN where there is one. */
function mostOf(x: usize, n: i32): f32 {
  let most = Vector.of(-Infinity);
  for (; n >= 4; n -= 4, x += 16) most = f32x4.max(most, v128.load(x));
  for (; n > 0; n--, x += 4) most = f32x4.max(most, v128.load_splat<f32>(x));
  most = f32x4.max(most, v128.shuffle<i32>(most, most, 2, 3, 0, 1));
  most = f32x4.max(most, v128.shuffle<i32>(most, most, 1, 0, 3, 2));
  return f32x4.extract_lane(most, 0);
}

/** out[i] = e^(x[i] − most). @returns their sum */
function exponentials(x: usize, out: usize, n: i32, most: f32): f32 {
  const shift = Vector.of(most);
  let sum = Vector.of(0);
  for (; n >= 4; n -= 4, x += 16, out += 16) {
    const e = Vector.exp(f32x4.sub(v128.load(x), shift));
    v128.store(out, e);
    sum = f32x4.add(sum, e);
  }
  let total = Vector.sum(sum);
  for (; n > 0; n--, x += 4, out += 4) {
    const e = f32x4.extract_lane(Vector.exp(f32x4.sub(v128.load_splat<f32>(x), shift)), 0);
    store<f32>(out, e);
    total += e;
  }
  return total;
}

function scale(out: usize, n: i32, factor: f32): void {
  const factors = Vector.of(factor);
  for (; n >= 4; n -= 4, out += 16) v128.store(out, f32x4.mul(v128.load(out), factors));
  for (; n > 0; n--, out += 4) store<f32>(out, load<f32>(out) * factor);
}

/**
 * Reductions: out[o, block, i] of x[o, k, i] over the k of a block. The order depends on the shapes alone, never on
 * the number of threads.
 * Not what is computed of them: reducers.ts.
 */
import {
  Least,
  LeastOfInts,
  Most,
  MostOfInts,
  Product,
  ProductOfInts,
  Sum,
  SumAsFloat,
  SumOfInts,
} from './reducers';
import { shareEnd, shareStart } from './threads';

/** Words of a line, and rows, that are joined before they join the rest: rounding errors grow with this at most. */
const CHUNK: i32 = 512;
const CHUNK_ROWS: i32 = 64;

/** x [outer, n, inner] → out [outer, ⌈n / block⌉, inner]. */
@unmanaged
export class ReduceArguments {
  x: usize;
  out: usize;
  outer: i32;
  n: i32;
  inner: i32;
  block: i32;
  /** A float32 sum is divided by this. */
  divisor: f32;
}

export function reduceSum(args: ReduceArguments): void {
  reduce<Sum>(args);
}
export function reduceSumAsFloat(args: ReduceArguments): void {
  reduce<SumAsFloat>(args);
}
export function reduceSumOfInts(args: ReduceArguments): void {
  reduce<SumOfInts>(args);
}
export function reduceProduct(args: ReduceArguments): void {
  reduce<Product>(args);
}
export function reduceProductOfInts(args: ReduceArguments): void {
  reduce<ProductOfInts>(args);
}
export function reduceMost(args: ReduceArguments): void {
  reduce<Most>(args);
}
export function reduceMostOfInts(args: ReduceArguments): void {
  reduce<MostOfInts>(args);
}
export function reduceLeast(args: ReduceArguments): void {
  reduce<Least>(args);
}
export function reduceLeastOfInts(args: ReduceArguments): void {
  reduce<LeastOfInts>(args);
}

/** Shares the columns where they are more than the blocks, else the blocks. */
function reduce<R>(args: ReduceArguments): void {
  const blocks = max(1, (args.n + args.block - 1) / args.block);
  const all = args.outer * blocks;
  const inner = args.inner;
  const byColumn = inner > all;
  const start = byColumn ? 0 : shareStart(all, 1);
  const end = byColumn ? all : shareEnd(all, 1);
  const columnStart = byColumn ? shareStart(inner, 16) : 0;
  const columnEnd = byColumn ? shareEnd(inner, 16) : inner;
  for (let i = start; i < end; i++) {
    const first = (i % blocks) * args.block;
    const n = min(args.block, args.n - first);
    const x = args.x + ((<usize>((i / blocks) * args.n + first) * inner) << 2);
    const out = args.out + ((<usize>(i * inner)) << 2);
    if (inner == 1) store<i32>(out, i32x4.extract_lane(reduceLine<R>(x, n, args.divisor), 0));
    else reduceColumns<R>(x, out, n, inner, columnStart, columnEnd, args.divisor);
  }
}

/** All of n neighbours. */
function reduceLine<R>(x: usize, n: i32, divisor: f32): v128 {
  const r = changetype<R>(0);
  let total = r.identity();
  while (n >= 16) {
    const end = x + ((<usize>(min(n, CHUNK) & ~15)) << 2);
    n -= <i32>((end - x) >> 2);
    let a = r.identity();
    let b = a;
    let c = a;
    let d = a;
    for (; x < end; x += 64) {
      a = r.join(a, r.take(v128.load(x)));
      b = r.join(b, r.take(v128.load(x, 16)));
      c = r.join(c, r.take(v128.load(x, 32)));
      d = r.join(d, r.take(v128.load(x, 48)));
    }
    total = r.join(total, r.join(r.join(a, b), r.join(c, d)));
  }
  for (; n >= 4; n -= 4, x += 16) total = r.join(total, r.take(v128.load(x)));
  total = r.join(total, v128.shuffle<i32>(total, total, 2, 3, 0, 1));
  total = r.join(total, v128.shuffle<i32>(total, total, 1, 0, 3, 2));
  for (; n > 0; n--, x += 4) total = r.join(total, r.take(v128.load_splat<i32>(x)));
  return r.finish(total, divisor);
}

/** Columns [start, end) of n rows: sixteen at once, then four, then one. */
function reduceColumns<R>(
  x: usize,
  out: usize,
  n: i32,
  inner: i32,
  start: i32,
  end: i32,
  divisor: f32,
): void {
  const r = changetype<R>(0);
  const stride = (<usize>inner) << 2;
  let column = start;
  for (; column + 16 <= end; column += 16) {
    sixteenColumns<R>(x + (column << 2), out + (column << 2), n, stride, divisor);
  }
  for (; column + 4 <= end; column += 4) {
    const total = fourColumns<R>(x + (column << 2), n, stride, false);
    v128.store(out + (column << 2), r.finish(total, divisor));
  }
  for (; column < end; column++) {
    const total = fourColumns<R>(x + (column << 2), n, stride, true);
    store<i32>(out + (column << 2), i32x4.extract_lane(r.finish(total, divisor), 0));
  }
}

function sixteenColumns<R>(x: usize, out: usize, n: i32, stride: usize, divisor: f32): void {
  const r = changetype<R>(0);
  let totalA = r.identity();
  let totalB = totalA;
  let totalC = totalA;
  let totalD = totalA;
  for (; n > 0; n -= CHUNK_ROWS) {
    let a = r.identity();
    let b = a;
    let c = a;
    let d = a;
    for (let k = min(n, CHUNK_ROWS); k > 0; k--, x += stride) {
      a = r.join(a, r.take(v128.load(x)));
      b = r.join(b, r.take(v128.load(x, 16)));
      c = r.join(c, r.take(v128.load(x, 32)));
      d = r.join(d, r.take(v128.load(x, 48)));
    }
    totalA = r.join(totalA, a);
    totalB = r.join(totalB, b);
    totalC = r.join(totalC, c);
    totalD = r.join(totalD, d);
  }
  v128.store(out, r.finish(totalA, divisor));
  v128.store(out, r.finish(totalB, divisor), 16);
  v128.store(out, r.finish(totalC, divisor), 32);
  v128.store(out, r.finish(totalD, divisor), 48);
}

/** Four columns, or one in all four lanes. */
function fourColumns<R>(x: usize, n: i32, stride: usize, single: bool): v128 {
  const r = changetype<R>(0);
  let total = r.identity();
  for (; n > 0; n -= CHUNK_ROWS) {
    let a = r.identity();
    for (let k = min(n, CHUNK_ROWS); k > 0; k--, x += stride) {
      a = r.join(a, r.take(single ? v128.load_splat<i32>(x) : v128.load(x)));
    }
    total = r.join(total, a);
  }
  return total;
}

/**
 * The loop over two operands that are broadcast over each other: line by line, every line in whole vectors.
 * Not the operations: arithmetic.ts and comparison.ts have those. Neighbouring axes that an operand has, or lacks,
 * together were made one by kernels/broadcast.ts.
 */
import { scratch, shareEnd, shareStart } from './threads';

/** out = f(a, b). After these fields follow `rank` axes outside the line, the outermost first. */
@unmanaged
export class BinaryArguments {
  a: usize;
  b: usize;
  out: usize;
  /** Numbers of the whole result, and of one line, its innermost axis. */
  n: i32;
  columns: i32;
  /** Whether an operand moves along the line: 1, or 0 where one number serves all of it. */
  movesA: i32;
  movesB: i32;
  rank: i32;
}

/** An axis outside the line; strides in bytes, 0 where the operand is broadcast. */
@unmanaged
class Axis {
  size: i32;
  strideA: i32;
  strideB: i32;
}

/** Where the two operands' lines begin, in the thread's own memory; after it follows the place on every axis. */
@unmanaged
class Place {
  a: usize;
  b: usize;
}

/** Layout of the scratch memory: the numbers that serve a whole line, four times; the place. */
const SPLAT_A: usize = 0;
const SPLAT_B: usize = 16;
const PLACE: usize = 32;

/** Runs f over this thread's share of the numbers, which may begin and end within a line. */
export function binary<F>(args: BinaryArguments): void {
  const end = shareEnd(args.n, 16);
  let i = shareStart(args.n, 16);
  if (i >= end) return;
  const columns = args.columns;
  const stepA: usize = args.movesA ? 4 : 0;
  const stepB: usize = args.movesB ? 4 : 0;
  const place = placeOf(args, i / columns);
  let column = i % columns;
  while (i < end) {
    const count = min(columns - column, end - i);
    const a = stepA ? place.a + <usize>column * stepA : splat(place.a, SPLAT_A);
    const b = stepB ? place.b + <usize>column * stepB : splat(place.b, SPLAT_B);
    line<F>(a, stepA, b, stepB, args.out + ((<usize>i) << 2), count);
    i += count;
    column = 0;
    if (i < end) advance(place, args);
  }
}

/** out[i] = f(a[i], b[i]) for n numbers. An operand with step 0 is one vector that serves them all. */
function line<F>(a: usize, stepA: usize, b: usize, stepB: usize, out: usize, n: i32): void {
  const f = changetype<F>(0);
  const end = out + ((<usize>n) << 2);
  const whole = out + ((<usize>(n & ~3)) << 2);
  for (; out < whole; out += 16) {
    v128.store(out, f.apply(v128.load(a), v128.load(b)));
    a += stepA << 2;
    b += stepB << 2;
  }
  for (; out < end; out += 4) {
    const one = f.apply(v128.load32_splat(a), v128.load32_splat(b));
    v128.store_lane<u32>(out, one, 0);
    a += stepA;
    b += stepB;
  }
}

/** One number four times. @returns where that is */
function splat(from: usize, offset: usize): usize {
  const at = scratch() + offset;
  v128.store(at, v128.load32_splat(from));
  return at;
}

function axisOf(args: BinaryArguments, axis: i32): Axis {
  return changetype<Axis>(changetype<usize>(args) + offsetof<BinaryArguments>() + axis * offsetof<Axis>());
}

/** Address of the place on an axis. */
function indexOn(place: Place, axis: i32): usize {
  return changetype<usize>(place) + offsetof<Place>() + ((<usize>axis) << 2);
}

/** The place at the start of a line. */
function placeOf(args: BinaryArguments, line: i32): Place {
  const place = changetype<Place>(scratch() + PLACE);
  place.a = args.a;
  place.b = args.b;
  for (let i = args.rank - 1; i >= 0; i--) {
    const axis = axisOf(args, i);
    const index = line % axis.size;
    store<i32>(indexOn(place, i), index);
    place.a += index * axis.strideA;
    place.b += index * axis.strideB;
    line /= axis.size;
  }
  return place;
}

/** Goes on to the next line. */
function advance(place: Place, args: BinaryArguments): void {
  for (let i = args.rank - 1; i >= 0; i--) {
    const axis = axisOf(args, i);
    const at = indexOn(place, i);
    const index = load<i32>(at) + 1;
    place.a += axis.strideA;
    place.b += axis.strideB;
    if (index < axis.size) {
      store<i32>(at, index);
      return;
    }
    place.a -= index * axis.strideA;
    place.b -= index * axis.strideB;
    store<i32>(at, 0);
  }
}

/**
 * Tensors that are made of nothing: constants and sequences.
 * Not random numbers.
 */
import { shareEnd, shareStart } from './threads';

/** out[i] = word. */
@unmanaged
class FillArguments {
  out: usize;
  n: i32;
  word: i32;
}

/** The kernel. */
export function fill(args: FillArguments): void {
  const out = args.out;
  const word = i32x4.splat(args.word);
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) v128.store(out + i, word);
}

/** out[i] = start + i step, both of the type of the numbers. */
@unmanaged
class RangeArguments {
  out: usize;
  n: i32;
  start: u32;
  step: u32;
}

/** The kernel for float32; computed in float64, so that long sequences end where they should. */
export function range(args: RangeArguments): void {
  const start = <f64>reinterpret<f32>(args.start);
  const step = <f64>reinterpret<f32>(args.step);
  const end = shareEnd(args.n, 16);
  for (let i = shareStart(args.n, 16); i < end; i++) {
    store<f32>(args.out + ((<usize>i) << 2), <f32>(start + step * <f64>i));
  }
}

/** The kernel for int32. */
export function rangeInt(args: RangeArguments): void {
  const end = shareEnd(args.n, 16);
  for (let i = shareStart(args.n, 16); i < end; i++) {
    store<u32>(args.out + ((<usize>i) << 2), args.start + args.step * <u32>i);
  }
}

/**
 * Numbers of classes as rows in which one place differs.
 * Not their way back: along.ts.
 */
import { fillLine } from './line';
import { shareEnd, shareStart } from './threads';

/** indices [count] → out [count, depth]. */
@unmanaged
export class OneHotArguments {
  indices: usize;
  out: usize;
  count: i32;
  depth: i32;
  /** The words for the place that is named and for the others. */
  on: i32;
  off: i32;
}

/** The kernel: out[i, j] = on where j = indices[i], else off. */
export function oneHot(args: OneHotArguments): void {
  const depth = args.depth;
  const end = shareEnd(args.count, 1);
  for (let i = shareStart(args.count, 1); i < end; i++) {
    const out = args.out + ((<usize>(i * depth)) << 2);
    const index = load<i32>(args.indices + ((<usize>i) << 2));
    fillLine(out, args.off, depth);
    if (<u32>index < <u32>depth) store<i32>(out + ((<usize>index) << 2), args.on);
  }
}

/**
 * Adds lines up where the numbers in another tensor say, in the order of the lines, so that the sums have the same bits
 * every time. A number that names no line is passed over.
 * Not the way back: gather.ts.
 */
import { lineNumber } from './gather';
import { fillLine } from './line';
import { shareEnd, shareStart } from './threads';

/** indices [count, depth], updates [count, width] → out as [lines, width]. */
@unmanaged
export class ScatterArguments {
  indices: usize;
  updates: usize;
  out: usize;
  lines: i32;
  width: i32;
  count: i32;
  /** Numbers that name a line together; for each of them follows how many lines apart its places are. */
  depth: i32;
}

export function scatterSum(args: ScatterArguments): void {
  scatter<f32>(args);
}
export function scatterSumOfInts(args: ScatterArguments): void {
  scatter<i32>(args);
}

/** Each thread reads all numbers and adds up its share of the lines, or of the columns where those are more. */
function scatter<T>(args: ScatterArguments): void {
  const width = args.width;
  const byColumn = width > args.lines;
  const start = byColumn ? 0 : shareStart(args.lines, 1);
  const end = byColumn ? args.lines : shareEnd(args.lines, 1);
  const columnStart = byColumn ? shareStart(width, 16) : 0;
  const columns = (byColumn ? shareEnd(width, 16) : width) - columnStart;
  const updates = args.updates + ((<usize>columnStart) << 2);
  const out = args.out + ((<usize>columnStart) << 2);
  if (columns <= 0) return;
  for (let line = start; line < end; line++) fillLine(out + ((<usize>(line * width)) << 2), 0, columns);
  const strides = changetype<usize>(args) + offsetof<ScatterArguments>();
  for (let i = 0; i < args.count; i++) {
    const line = lineNumber(args.indices, i, args.depth, strides);
    if (line < start || line >= end) continue;
    addLine<T>(out + ((<usize>(line * width)) << 2), updates + ((<usize>(i * width)) << 2), columns);
  }
}

/** to[i] += from[i] for n words. */
function addLine<T>(to: usize, from: usize, n: i32): void {
  for (; n >= 4; n -= 4, to += 16, from += 16) {
    v128.store(to, v128.add<T>(v128.load(to), v128.load(from)));
  }
  for (; n > 0; n--, to += 4, from += 4) store<T>(to, load<T>(to) + load<T>(from));
}

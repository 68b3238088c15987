/**
 * Lines of a tensor by their numbers, which are in another. A number that names no line gives zeros.
 * Not the way back: scatter.ts.
 */
import { copyLine, fillLine } from './line';
import { shareEnd, shareStart } from './threads';

/** x [batch, outer, lines, width], indices [batch, count] → out [batch, outer, count, width]. */
@unmanaged
export class GatherArguments {
  x: usize;
  indices: usize;
  out: usize;
  batch: i32;
  outer: i32;
  lines: i32;
  width: i32;
  count: i32;
}

/** The kernel: out[b, o, i] = x[b, o, indices[b, i]]. */
export function gather(args: GatherArguments): void {
  const count = args.count;
  const width = args.width;
  const lines = args.lines;
  const all = args.batch * args.outer * count;
  const end = shareEnd(all, 1);
  for (let i = shareStart(all, 1); i < end; i++) {
    const plane = i / count;
    const place = (plane / args.outer) * count + (i % count);
    const index = load<i32>(args.indices + ((<usize>place) << 2));
    const x = args.x + ((<usize>(plane * lines * width)) << 2);
    takeLine(args.out + ((<usize>(i * width)) << 2), x, index, lines, width);
  }
}

/** x as [lines, width], indices [count, depth] → out [count, width]. */
@unmanaged
export class GatherNdArguments {
  x: usize;
  indices: usize;
  out: usize;
  lines: i32;
  width: i32;
  count: i32;
  /** Numbers that name a line together; for each of them follows how many lines apart its places are. */
  depth: i32;
}

/** The kernel: out[i] = x[Σ indices[i, j] · strides[j]]. */
export function gatherNd(args: GatherNdArguments): void {
  const strides = changetype<usize>(args) + offsetof<GatherNdArguments>();
  const end = shareEnd(args.count, 1);
  for (let i = shareStart(args.count, 1); i < end; i++) {
    const index = lineNumber(args.indices, i, args.depth, strides);
    takeLine(args.out + ((<usize>(i * args.width)) << 2), args.x, index, args.lines, args.width);
  }
}

/** The line that the i-th `depth` numbers name. @param strides lines from one place to the next, for each number */
export function lineNumber(indices: usize, i: i32, depth: i32, strides: usize): i32 {
  let at = indices + ((<usize>(i * depth)) << 2);
  let line = 0;
  for (let j = 0; j < depth; j++) {
    line += load<i32>(at) * load<i32>(strides);
    at += 4;
    strides += 4;
  }
  return line;
}

function takeLine(out: usize, x: usize, index: i32, lines: i32, width: i32): void {
  if (<u32>index < <u32>lines) copyLine(out, x + ((<usize>(index * width)) << 2), width);
  else fillLine(out, 0, width);
}

/**
 * A tensor with a margin of one value.
 * Not margins that mirror it: those are copies.
 */
import { copyLine, fillLine } from './line';
import { shareEnd, shareStart } from './threads';

/** x in the middle of out. */
@unmanaged
export class PadArguments {
  x: usize;
  out: usize;
  /** The word that fills the margins. */
  value: i32;
  /** Lines of out along its last axis. */
  lines: i32;
  /** Number of axes; for each of them follow its side in x, its side in out, and where x begins. */
  rank: i32;
}

/** The kernel. */
export function pad(args: PadArguments): void {
  const axes = changetype<usize>(args) + offsetof<PadArguments>();
  const last = axes + <usize>(args.rank - 1) * 12;
  const side = load<i32>(last);
  const outSide = load<i32>(last, 4);
  const before = load<i32>(last, 8);
  const end = shareEnd(args.lines, 1);
  for (let line = shareStart(args.lines, 1); line < end; line++) {
    const out = args.out + ((<usize>(line * outSide)) << 2);
    const from = sourceLine(axes, last, line);
    if (from < 0) {
      fillLine(out, args.value, outSide);
      continue;
    }
    fillLine(out, args.value, before);
    copyLine(out + ((<usize>before) << 2), args.x + ((<usize>(from * side)) << 2), side);
    fillLine(out + ((<usize>(before + side)) << 2), args.value, outSide - before - side);
  }
}

/** The line of x that lies in a line of out, −1 where there is none. */
function sourceLine(axes: usize, last: usize, line: i32): i32 {
  let from = 0;
  let stride = 1;
  for (let axis = last; axis > axes; ) {
    axis -= 12;
    const side = load<i32>(axis);
    const outSide = load<i32>(axis, 4);
    const place = (line % outSide) - load<i32>(axis, 8);
    if (<u32>place >= <u32>side) return -1;
    from += place * stride;
    stride *= side;
    line /= outSide;
  }
  return from;
}

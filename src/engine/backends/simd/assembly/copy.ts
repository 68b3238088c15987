/**
 * Copies words from one strided place to another: transposition, slices, joints and repetitions are all this.
 * Not values that depend on other tensors: gather.ts, scatter.ts.
 */
import { copyLine, fillLine } from './line';
import { turnFour } from './pack';
import { shareEnd, shareStart } from './threads';

/** Columns of a transposition done together, so that their lines stay in the first cache. */
const PANEL: i32 = 64;

/** Copies planes [rows, columns], one for each place in the outer axes. Strides count words. */
@unmanaged
export class StridedCopyArguments {
  from: usize;
  to: usize;
  rows: i32;
  columns: i32;
  fromRow: i32;
  toRow: i32;
  fromColumn: i32;
  toColumn: i32;
  /** Product of the outer axes' sides. */
  planes: i32;
  /** Number of outer axes; for each of them follow its side, its stride in `from` and in `to`, outermost first. */
  rank: i32;
}

/** The kernel: the longest of planes, rows and columns is shared. */
export function copyStrided(args: StridedCopyArguments): void {
  const planes = args.planes;
  const rows = args.rows;
  const columns = args.columns;
  if (planes >= rows && planes >= columns) {
    copyPlanes(args, shareStart(planes, 1), shareEnd(planes, 1), 0, rows, 0, columns);
  } else if (rows >= columns) {
    copyPlanes(args, 0, planes, shareStart(rows, 4), shareEnd(rows, 4), 0, columns);
  } else {
    copyPlanes(args, 0, planes, 0, rows, shareStart(columns, 16), shareEnd(columns, 16));
  }
}

function copyPlanes(
  args: StridedCopyArguments,
  planeStart: i32,
  planeEnd: i32,
  rowStart: i32,
  rowEnd: i32,
  columnStart: i32,
  columnEnd: i32,
): void {
  const axes = changetype<usize>(args) + offsetof<StridedCopyArguments>();
  const rank = args.rank;
  for (let plane = planeStart; plane < planeEnd; plane++) {
    let rest = plane;
    let from = rowStart * args.fromRow + columnStart * args.fromColumn;
    let to = rowStart * args.toRow + columnStart * args.toColumn;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const at = axes + <usize>axis * 12;
      const side = load<i32>(at);
      const index = rest % side;
      rest /= side;
      from += index * load<i32>(at, 4);
      to += index * load<i32>(at, 8);
    }
    copyPlane(args, args.from + (from << 2), args.to + (to << 2), rowEnd - rowStart, columnEnd - columnStart);
  }
}

/** Each plane in the fastest way its strides allow. */
function copyPlane(args: StridedCopyArguments, from: usize, to: usize, rows: i32, columns: i32): void {
  const fromRow = args.fromRow << 2;
  const toRow = args.toRow << 2;
  const fromColumn = args.fromColumn << 2;
  const toColumn = args.toColumn << 2;
  if (fromRow == 4 && toColumn == 4 && fromColumn != 4) {
    turn(from, to, fromColumn, toRow, rows, columns);
    return;
  }
  for (let row = 0; row < rows; row++) {
    if (toColumn == 4 && fromColumn == 4) copyLine(to, from, columns);
    else if (toColumn == 4 && fromColumn == 0) fillLine(to, load<i32>(from), columns);
    else copyApart(from, to, fromColumn, toColumn, columns);
    from += fromRow;
    to += toRow;
  }
}

/** One line of words that are not neighbours. Strides count bytes, here and below. */
function copyApart(from: usize, to: usize, fromStride: i32, toStride: i32, n: i32): void {
  for (let i = 0; i < n; i++) {
    store<i32>(to, load<i32>(from));
    from += fromStride;
    to += toStride;
  }
}

/** Rows are neighbours in `from`, columns in `to`: blocks of 4 × 4 turned at once. */
function turn(from: usize, to: usize, fromColumn: i32, toRow: i32, rows: i32, columns: i32): void {
  const wholeRows = rows & ~3;
  for (let panel = 0; panel < columns; panel += PANEL) {
    const end = min(columns, panel + PANEL);
    const wholeEnd = end & ~3;
    for (let row = 0; row < rows; row += row < wholeRows ? 4 : 1) {
      let column = panel;
      let at = from + panel * fromColumn + (row << 2);
      let target = to + row * toRow + (panel << 2);
      if (row < wholeRows) {
        for (; column < wholeEnd; column += 4) {
          turnFour(target, toRow, at, fromColumn);
          at += fromColumn << 2;
          target += 16;
        }
      }
      for (let i = row; i < (row < wholeRows ? row + 4 : row + 1); i++) {
        copyApart(at, target, fromColumn, 4, end - column);
        at += 4;
        target += toRow;
      }
    }
  }
}

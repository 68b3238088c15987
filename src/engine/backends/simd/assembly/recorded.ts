/**
 * What a recorded step needs besides the step's own kernels: its results are collected, and variables keep their place.
 * Not the running of programs: program.ts.
 */
import { isFirst, shareEnd, shareStart } from './threads';

@unmanaged
export class CopyArguments {
  from: usize;
  to: usize;
  words: i32;
}

/** The kernel: to[i] = from[i]. */
export function copyWords(args: CopyArguments): void {
  const start = shareStart(args.words, 16);
  const end = shareEnd(args.words, 16);
  if (start >= end) return;
  memory.copy(
    args.to + ((<usize>start) << 2),
    args.from + ((<usize>start) << 2),
    (<usize>(end - start)) << 2,
  );
}

@unmanaged
export class RowArguments {
  row: usize;
  /** [rows, words] */
  rows: usize;
  words: i32;
  /** Address of the number of the next row. */
  next: usize;
}

/** The kernel: rows[next] = row, and counts. */
export function storeRow(args: RowArguments): void {
  if (!isFirst()) return;
  const next = load<i32>(args.next);
  const bytes = (<usize>args.words) << 2;
  memory.copy(args.rows + <usize>next * bytes, args.row, bytes);
  store<i32>(args.next, next + 1);
}

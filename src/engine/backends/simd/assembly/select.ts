/**
 * Chooses between two tensors, number by number or row by row.
 * Not comparisons: comparison.ts.
 */
import { shareEnd, shareStart } from './threads';

/** out[i, j] = condition[i] ? t[i, j] : e[i, j], all words. */
@unmanaged
class SelectArguments {
  condition: usize;
  t: usize;
  e: usize;
  out: usize;
  rows: i32;
  columns: i32;
}

/** The kernel. */
export function select(args: SelectArguments): void {
  if (args.columns == 1) selectNumbers(args);
  else selectRows(args);
}

function selectNumbers(args: SelectArguments): void {
  const condition = args.condition;
  const t = args.t;
  const e = args.e;
  const out = args.out;
  const end = (<usize>shareEnd(args.rows, 16)) << 2;
  for (let i = (<usize>shareStart(args.rows, 16)) << 2; i < end; i += 16) {
    const chosen = i32x4.ne(v128.load(condition + i), i32x4.splat(0));
    v128.store(out + i, v128.bitselect(v128.load(t + i), v128.load(e + i), chosen));
  }
}

function selectRows(args: SelectArguments): void {
  const bytes = (<usize>args.columns) << 2;
  const end = shareEnd(args.rows, 1);
  for (let row = shareStart(args.rows, 1); row < end; row++) {
    const source = load<i32>(args.condition + ((<usize>row) << 2)) ? args.t : args.e;
    memory.copy(args.out + <usize>row * bytes, source + <usize>row * bytes, bytes);
  }
}

/**
 * The k largest of each row, largest first; of equal ones the one with the lower index first.
 * Not a sort of whole tensors, though k may be all.
 */
import { shareEnd, shareStart } from './threads';

/** x [rows, columns] → values, indices [rows, k]. */
@unmanaged
export class TopKArguments {
  x: usize;
  values: usize;
  indices: usize;
  rows: i32;
  columns: i32;
  k: i32;
}

export function topK(args: TopKArguments): void {
  topKOf<f32>(args);
}
export function topKOfInts(args: TopKArguments): void {
  topKOf<i32>(args);
}

/** A heap of the k best so far, the worst of them on top, lies where the results will; then it is taken down. */
function topKOf<T>(args: TopKArguments): void {
  const k = args.k;
  const end = shareEnd(args.rows, 1);
  if (k == 0) return;
  for (let row = shareStart(args.rows, 1); row < end; row++) {
    const x = args.x + ((<usize>(row * args.columns)) << 2);
    const values = args.values + ((<usize>(row * k)) << 2);
    const indices = args.indices + ((<usize>(row * k)) << 2);
    for (let i = 0; i < k; i++) {
      store<T>(values + (i << 2), load<T>(x + (i << 2)));
      store<i32>(indices + (i << 2), i);
    }
    for (let i = (k >> 1) - 1; i >= 0; i--) {
      sink<T>(values, indices, i, k, load<T>(values + (i << 2)), load<i32>(indices + (i << 2)));
    }
    for (let i = k; i < args.columns; i++) {
      const value = load<T>(x + (i << 2));
      // An equal one that comes later is worse.
      if (value > load<T>(values)) sink<T>(values, indices, 0, k, value, i);
    }
    for (let last = k - 1; last > 0; last--) {
      const value = load<T>(values + (last << 2));
      const index = load<i32>(indices + (last << 2));
      store<T>(values + (last << 2), load<T>(values));
      store<i32>(indices + (last << 2), load<i32>(indices));
      sink<T>(values, indices, 0, last, value, index);
    }
  }
}

/** Puts an element in at place i of a heap of n, or below, where nothing under it is worse. */
function sink<T>(values: usize, indices: usize, i: i32, n: i32, value: T, index: i32): void {
  while (true) {
    let child = 2 * i + 1;
    if (child >= n) break;
    if (child + 1 < n && isWorse<T>(values, indices, child + 1, child)) child++;
    const other = load<T>(values + (child << 2));
    const otherIndex = load<i32>(indices + (child << 2));
    if (other > value || (other == value && otherIndex < index)) break;
    store<T>(values + (i << 2), other);
    store<i32>(indices + (i << 2), otherIndex);
    i = child;
  }
  store<T>(values + (i << 2), value);
  store<i32>(indices + (i << 2), index);
}

/** Whether the element at place a comes after the one at b. */
function isWorse<T>(values: usize, indices: usize, a: i32, b: i32): bool {
  const x = load<T>(values + (a << 2));
  const y = load<T>(values + (b << 2));
  return x < y || (x == y && load<i32>(indices + (a << 2)) > load<i32>(indices + (b << 2)));
}

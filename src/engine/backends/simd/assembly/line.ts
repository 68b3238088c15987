/**
 * Moves neighbouring words, of whatever type.
 * Not strided ones: copy.ts.
 */

/** Lines at least so long are left to the machine's own instruction, which costs a call. */
const LONG: usize = 1024;

/** to[i] = from[i] for n words. */
export function copyLine(to: usize, from: usize, n: i32): void {
  const bytes = (<usize>n) << 2;
  if (bytes >= LONG) {
    memory.copy(to, from, bytes);
    return;
  }
  const whole = bytes & ~15;
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < bytes; i += 4) store<i32>(to + i, load<i32>(from + i));
}

/** to[i] = word for n words. */
export function fillLine(to: usize, word: i32, n: i32): void {
  const bytes = (<usize>n) << 2;
  const whole = bytes & ~15;
  const four = i32x4.splat(word);
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(to + i, four);
  for (; i < bytes; i += 4) store<i32>(to + i, word);
}

/**
 * Runs lists of instructions: [kernel, words, arguments …] each, one after the other, on all threads together.
 * Not the kernels: an instruction names its kernel by the place in the function table.
 */
import { meet, threadCount, waitForChange } from './threads';

/** The order that the first thread gives to the others; `number` counts them. */
@unmanaged
class Order {
  number: i32;
  program: usize;
  bytes: i32;
  times: i32;
}

/** Bytes of an instruction before its arguments. */
const HEADER: usize = 8;

function perform(program: usize, bytes: i32, times: i32): void {
  const end = program + <usize>bytes;
  for (let time = 0; time < times; time++) {
    let at = program;
    while (at < end) {
      // Read before the kernel runs: afterwards the first thread may already write the next instruction here.
      const next = at + HEADER + ((<usize>load<u32>(at, 4)) << 2);
      call_indirect<void>(load<u32>(at), at + HEADER);
      meet();
      at = next;
    }
  }
}

/** Runs a program on all threads. Called on the first one. */
export function launch(order: Order, program: usize, bytes: i32, times: i32): void {
  if (threadCount() > 1) {
    order.program = program;
    order.bytes = bytes;
    order.times = times;
    atomic.add<i32>(changetype<usize>(order), 1);
    atomic.notify(changetype<usize>(order), threadCount());
  }
  perform(program, bytes, times);
}

/** Follows the orders of the first thread, forever. */
export function follow(order: Order): void {
  let number = 0;
  while (true) {
    waitForChange(changetype<usize>(order), number);
    number++;
    perform(order.program, order.bytes, order.times);
  }
}

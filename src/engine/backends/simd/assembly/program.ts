/**
 * Runs lists of instructions: [kernel, header, arguments …] each, one after the other, each on all threads together or on
 * the first alone.
 * Not the kernels: an instruction names its kernel by the place in the function table.
 */
import { isFirst, meet, shareAmong, threadCount, waitForChange } from './threads';

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

/** The second word of an instruction: how many arguments follow, and whether all threads share the work. */
const WORDS: u32 = 0xffff;
const SHARED: u32 = 0x10000;

function call(instruction: usize): void {
  call_indirect<void>(load<u32>(instruction), instruction + HEADER);
}

/** One instruction on the first thread alone: for work that takes less time than threads need to meet. */
export function alone(instruction: usize): void {
  shareAmong(false);
  call(instruction);
  shareAmong(true);
}

function perform(program: usize, bytes: i32, times: i32): void {
  const end = program + <usize>bytes;
  // Whether the first thread has done something by itself since all of them met.
  let isBehind = false;
  for (let time = 0; time < times; time++) {
    let at = program;
    while (at < end) {
      // Read before the kernel runs: afterwards the first thread may already write the next instruction here.
      const header = load<u32>(at, 4);
      const next = at + HEADER + ((<usize>(header & WORDS)) << 2);
      if (header & SHARED) {
        if (isBehind) meet();
        call(at);
        meet();
        isBehind = false;
      } else {
        if (isFirst()) alone(at);
        isBehind = true;
      }
      at = next;
    }
  }
  // Nobody may still be reading the program when the host goes on.
  if (isBehind) meet();
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

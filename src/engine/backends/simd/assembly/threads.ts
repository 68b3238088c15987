/**
 * Which part of a kernel's work this thread does, and where the threads meet.
 * Not their start: the host starts them, program.ts gives them work.
 */

/** Sleeps while the word at `address` is `old`, until it is notified. The host's: the compilers of V8 11 (Node 20) lose
 *  their registers in WebAssembly's own instruction. */
declare function sleep(address: usize, old: i32): void;

let index: i32 = 0;
let count: i32 = 1;
/** Among how many threads work is shared: all, or one that does it alone. */
let sharers: i32 = 1;
let scratchStart: usize = 0;
let meetingPlace: usize = 0;
let sense: i32 = 0;

/** Turns of a loop spent waiting before a thread goes to sleep: a kernel is usually over sooner. */
const SPINS: i32 = 100_000;

/** Words of the meeting place: how many have arrived, and the sense of the last meeting, a cache line apart. */
const SENSE_OFFSET: usize = 64;

/** Tells this instance which of how many threads it is. @param scratch memory of its own, as large as scratchBytes() */
export function setThread(thread: i32, threads: i32, scratch: usize, meeting: usize): void {
  index = thread;
  count = threads;
  sharers = threads;
  scratchStart = scratch;
  meetingPlace = meeting;
  sense = 0;
}

/** Memory that only this thread uses, and only within one kernel. */
export function scratch(): usize {
  return scratchStart;
}

/** Which thread this is, from 0. */
export function threadIndex(): i32 {
  return index;
}

/** Lets the first thread do what follows by itself, or all of them again. */
export function shareAmong(all: bool): void {
  sharers = all ? count : 1;
}

/** Whether this thread is the one that does what cannot be shared. */
export function isFirst(): bool {
  return index == 0;
}

/** First of the n items that belong to this thread, in whole grains. */
export function shareStart(n: i32, grain: i32): i32 {
  return min(n, index * shareSize(n, grain));
}

/** One after the last of the n items that belong to this thread. */
export function shareEnd(n: i32, grain: i32): i32 {
  return min(n, (index + 1) * shareSize(n, grain));
}

function shareSize(n: i32, grain: i32): i32 {
  const each = grain * sharers;
  return ((n + each - 1) / each) * grain;
}

/** Waits until every thread is here. */
export function meet(): void {
  if (count == 1) return;
  sense ^= 1;
  if (atomic.add<i32>(meetingPlace, 1) == count - 1) {
    atomic.store<i32>(meetingPlace, 0);
    atomic.store<i32>(meetingPlace, sense, SENSE_OFFSET);
    atomic.notify(meetingPlace + SENSE_OFFSET, count);
    return;
  }
  waitForChange(meetingPlace + SENSE_OFFSET, sense ^ 1);
}

/** Waits until the word at `address` is no longer `old`. */
export function waitForChange(address: usize, old: i32): void {
  for (let i = 0; i < SPINS; i++) if (atomic.load<i32>(address) != old) return;
  while (atomic.load<i32>(address) == old) sleep(address, old);
}

/** How many threads there are. */
export function threadCount(): i32 {
  return count;
}

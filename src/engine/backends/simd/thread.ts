/**
 * One thread's instance of the kernels: what each of them does before it computes.
 * Not the host's side: machine.ts starts the threads and gives the orders.
 */
import { EngineError } from '../../engineError.ts';

/** What a thread needs; all of it can be posted to a worker. */
export interface ThreadSetup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly index: number;
  readonly threads: number;
  /** Address of the scratch memory of thread 0; the others' follow. */
  readonly scratch: number;
  /** Addresses of the words through which the threads meet and get their orders. */
  readonly meeting: number;
  readonly order: number;
}

type Function = (...args: readonly number[]) => number;

/** The instance's functions and where its kernels stand in the function table, the same in every thread. */
export interface Instance {
  call(name: string, ...args: readonly number[]): number;
  readonly kernels: ReadonlyMap<string, number>;
}

const isFunction = (value: unknown): value is Function => typeof value === 'function';

/** Exports that are no kernels. */
const CONTROL: ReadonlySet<string> = new Set([
  'alone',
  'follow',
  'launch',
  'setThread',
  'scratchBytes',
  'heapStart',
]);

/** Instantiates the kernels on a memory. A kernel is every export that takes one argument, but for those above.
 *  @param patienceMs how long to wait for other threads before an EngineError "backend/thread" is thrown */
export function instantiate(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  patienceMs = Number.POSITIVE_INFINITY,
): Instance {
  const table = new WebAssembly.Table({ initial: 1, element: 'anyfunc' });
  const words = new Int32Array(memory.buffer);
  const sleep = (address: number, old: number) => {
    if (Atomics.wait(words, address >> 2, old, patienceMs) !== 'timed-out') return;
    throw new EngineError('backend/thread', 'A thread no longer answers. Reload the page, or reset the run.');
  };
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory, table },
    threads: { sleep },
  });
  const kernels = new Map<string, number>();
  for (const [name, value] of Object.entries(exports)) {
    if (CONTROL.has(name) || !isFunction(value)) continue;
    const place = table.grow(1);
    table.set(place, value);
    kernels.set(name, place);
  }
  return {
    kernels,
    call(name, ...args) {
      const called = exports[name];
      if (!isFunction(called)) throw new EngineError('backend/kernel', `There is no function ${name}.`);
      return called(...args);
    },
  };
}

/** Makes this thread one of several. */
export function join(instance: Instance, setup: ThreadSetup): void {
  const scratch = setup.scratch + setup.index * instance.call('scratchBytes');
  instance.call('setThread', setup.index, setup.threads, scratch, setup.meeting);
}

/** What a helping thread does: it follows orders and never returns. @param ready called when it can */
export function follow(setup: ThreadSetup, ready: () => void): void {
  const instance = instantiate(setup.module, setup.memory);
  join(instance, setup);
  ready();
  instance.call('follow', setup.order);
}

/**
 * What one step did on the simd backend: its instructions and the memory that they use.
 * Not the decision whether it may be repeated: simdRecorder.ts.
 */
import type { SimdBackend, Watcher } from '../backends/simd/backend.ts';
import type { Heap } from '../backends/simd/heap.ts';
import { headerOf } from '../backends/simd/machine.ts';
import { refusal } from './program.ts';

/** A tensor filled with one number counts as one number: tfjs's gradients upload ones. */
const isUniform = (values: ArrayLike<number>) => {
  for (let i = 1; i < values.length; i++) if (!Object.is(values[i], values[0])) return false;
  return true;
};

/** What must be the same in every step: kernels, sizes of tensors, numbers from the host. */
export class StepTrace {
  readonly #events: string[] = [];

  performed(kernel: number, words: number): void {
    this.#events.push(`kernel ${kernel} ${words}`);
  }

  allocated(bytes: number): void {
    this.#events.push(`tensor ${bytes}`);
  }

  /** @throws EngineError "capture/refused" */
  uploaded(values: ArrayLike<number>): void {
    if (!isUniform(values)) {
      throw refusal(
        `it uploads ${values.length} numbers: what changes from step to step must be made on the device`,
      );
    }
    this.#events.push(`number ${values[0]}`);
  }

  /** @throws EngineError "capture/refused" if another step did something else */
  compareWith(other: StepTrace): void {
    const place = this.#events.findIndex((event, i) => event !== other.#events[i]);
    if (place < 0 && this.#events.length === other.#events.length) return;
    const here = this.#events[place] ?? 'nothing';
    const there = other.#events[place] ?? 'nothing';
    if (here.startsWith('number') && there.startsWith('number')) {
      throw refusal('it uploads a number that differs from step to step: such numbers live in variables');
    }
    throw refusal('it does not do the same in every step: its kernels or shapes change');
  }
}

const refuseReading = () => {
  throw refusal('it reads a tensor');
};

/** Watches a step that is done as always. */
export function watchWarmUp(heap: Heap, trace: StepTrace): Watcher {
  return {
    performed: (kernel, args) => trace.performed(kernel, args.length),
    allocate(bytes) {
      trace.allocated(bytes);
      return heap.allocate(bytes);
    },
    release: (address) => heap.release(address),
    touched() {},
    uploaded: (values) => trace.uploaded(values),
    read: refuseReading,
  };
}

export interface Recording {
  readonly watcher: Watcher;
  /** [kernel, header, arguments …] each. */
  readonly instructions: number[];
  /** Blocks that were in use before and were given back during the step. */
  readonly left: Set<number>;
  owns(address: number): boolean;
  /** Tensors that were there before and are used by the step: their memory by address. */
  readonly foreign: ReadonlyMap<number, object>;
  /** Gives back every block of the step. */
  release(): void;
  /** After a refusal: gives back every block that nobody uses any more. */
  abandon(): void;
}

/** The blocks that a step asks for: of those that it released it gets the same ones again, never one that the host wrote. */
function createBlocks(heap: Heap) {
  const sizes = new Map<number, number>();
  const released = new Set<number>();
  const uploads = new Set<number>();
  const free = new Map<number, number[]>();
  return {
    sizes,
    released,
    allocate(bytes: number, isUpload: boolean): number {
      const address = (isUpload ? undefined : free.get(bytes)?.pop()) ?? heap.allocate(bytes);
      sizes.set(address, bytes);
      released.delete(address);
      if (isUpload) uploads.add(address);
      return address;
    },
    release(address: number, bytes: number): void {
      released.add(address);
      if (!uploads.has(address)) free.set(bytes, [...(free.get(bytes) ?? []), address]);
    },
  };
}

/** Watches a step so that it can be repeated: blocks go from one use within it to the next, never back to the heap, and
 *  what the host wrote is never written over. */
export function createRecording({ machine: { heap } }: SimdBackend, trace: StepTrace): Recording {
  const blocks = createBlocks(heap);
  const { sizes, released } = blocks;
  const left = new Set<number>();
  const foreign = new Map<number, object>();
  const instructions: number[] = [];
  return {
    instructions,
    left,
    foreign,
    owns: (address) => sizes.has(address),
    release() {
      for (const address of sizes.keys()) heap.release(address);
      sizes.clear();
    },
    abandon() {
      for (const address of [...left, ...released]) heap.release(address);
    },
    watcher: {
      performed(kernel, args, isShared) {
        trace.performed(kernel, args.length);
        instructions.push(kernel, headerOf(args.length, isShared), ...args);
      },
      allocate(bytes, isUpload) {
        trace.allocated(bytes);
        return blocks.allocate(bytes, isUpload);
      },
      release(address) {
        const bytes = sizes.get(address);
        if (bytes === undefined) left.add(address);
        else blocks.release(address, bytes);
      },
      touched(dataId, address) {
        if (!sizes.has(address)) foreign.set(address, dataId);
      },
      uploaded: (values) => trace.uploaded(values),
      read: refuseReading,
    },
  };
}

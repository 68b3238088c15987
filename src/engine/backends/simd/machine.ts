/**
 * The kernels on their memory: compiled, with their threads, ready to run programs.
 * Not tensors: backend.ts knows those.
 */
import { EngineError } from '../../engineError.ts';
import { type Ground, Heap } from './heap.ts';
import { type Instance, instantiate, join, type ThreadSetup } from './thread.ts';

export type Build = 'relaxed' | 'plain';

/** More threads than these wait for each other longer than they compute. */
export const MOST_THREADS = 8;

/** What the machine needs of its surroundings. */
export interface SimdHost {
  /** The bytes of a build of the kernels. */
  binary(build: Build): Promise<Uint8Array<ArrayBuffer>>;
  /** Threads to compute on, this one among them; 1 where memory cannot be shared. */
  readonly threads: number;
  /** Where there could be more threads: why there are not, and what would have to change. */
  readonly advice?: string;
  /** Starts another thread, which calls follow() of thread.ts. @returns what stops it, once it is ready */
  startThread(setup: ThreadSetup): Promise<() => void>;
}

const PAGE = 65_536;
/** A thread that keeps this one waiting for so long within one instruction will never come. */
const PATIENCE_MS = 20_000;
/** Pages of the largest memory to ask for; a machine that refuses is asked for half, and so on. */
const MOST_PAGES = 32_768;
const FEWEST_PAGES = 2_048;
/** The memory grows by at least so much at a time. */
const GROWTH = 64 * PAGE;
/** Bytes of the memory after the last block, so that kernels may read a whole vector where a tensor ends. */
const MARGIN = 64;

/** Words of one instruction that is run at once. */
const INSTRUCTION_WORDS = 256;
/** Layout of the first block: order, meeting place, instruction. */
const MEETING_OFFSET = 64;
const INSTRUCTION_OFFSET = 256;
const CONTROL_BYTES = INSTRUCTION_OFFSET + 4 * INSTRUCTION_WORDS;

export interface Machine {
  readonly build: Build;
  readonly threads: number;
  readonly heap: Heap;
  /** Bytes of the kernels' code. */
  readonly codeBytes: number;
  /** The memory, as it is now: it grows. */
  floats(): Float32Array;
  words(): Int32Array;
  /** Place of a kernel in the function table. @throws EngineError "backend/kernel" */
  kernel(name: string): number;
  /** Runs one kernel at once. @param args as its class of arguments lists them, see bits() for numbers with a point
   *  @param isShared whether all threads share the work, else this one does it alone */
  perform(kernel: number, args: readonly number[], isShared: boolean): void;
  /** Runs a program that lies at an address, several times. */
  launch(program: number, bytes: number, times: number): void;
  stop(): void;
}

const scratchFloat = new Float32Array(1);
const scratchWord = new Int32Array(scratchFloat.buffer);

/** A float32 as the word that stands for it among a kernel's arguments. */
export function bits(value: number): number {
  scratchFloat[0] = value;
  return scratchWord[0]!;
}

/** The second word of an instruction, see assembly/program.ts. */
export const headerOf = (words: number, isShared: boolean) => words + (isShared ? 0x10000 : 0);

/** The faster build where this engine takes it. */
async function chooseBuild(host: SimdHost): Promise<{ build: Build; bytes: Uint8Array<ArrayBuffer> }> {
  const relaxed = await host.binary('relaxed');
  if (WebAssembly.validate(relaxed)) return { build: 'relaxed', bytes: relaxed };
  const plain = await host.binary('plain');
  if (WebAssembly.validate(plain)) return { build: 'plain', bytes: plain };
  throw new EngineError(
    'backend/unavailable',
    'This browser does not know WebAssembly with SIMD and threads. A newer one does.',
  );
}

function createMemory(): { readonly memory: WebAssembly.Memory; readonly ceiling: number } {
  for (let maximum = MOST_PAGES; maximum >= FEWEST_PAGES; maximum /= 2) {
    try {
      return {
        memory: new WebAssembly.Memory({ initial: GROWTH / PAGE, maximum, shared: true }),
        ceiling: maximum * PAGE,
      };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new EngineError('backend/memory', 'The machine has no memory left: close other pages and reload.');
}

function groundOf(memory: WebAssembly.Memory, start: number, ceiling: number): Ground {
  return {
    start,
    ceiling,
    reach(bytes) {
      const missing = bytes + MARGIN - memory.buffer.byteLength;
      if (missing <= 0) return true;
      const room = ceiling - memory.buffer.byteLength;
      if (missing > room) return false;
      try {
        memory.grow(Math.ceil(Math.min(room, Math.max(missing, GROWTH)) / PAGE));
        return true;
      } catch (error) {
        if (error instanceof RangeError) return false;
        throw error;
      }
    },
  };
}

/** Compiles the kernels and starts their threads. @throws EngineError "backend/unavailable", "backend/memory" */
export async function startMachine(host: SimdHost): Promise<Machine> {
  const { build, bytes } = await chooseBuild(host);
  const module = await WebAssembly.compile(bytes);
  const { memory, ceiling } = createMemory();
  const instance = instantiate(module, memory, PATIENCE_MS);
  const heap = new Heap(groundOf(memory, instance.call('heapStart'), ceiling));
  const order = heap.allocate(CONTROL_BYTES);
  const scratch = heap.allocate(host.threads * instance.call('scratchBytes'));
  new Uint8Array(memory.buffer, order, CONTROL_BYTES).fill(0);
  const shared = { module, memory, scratch, meeting: order + MEETING_OFFSET, order };
  const stops = await startThreads(host, shared);
  const threads = stops.length + 1;
  join(instance, { ...shared, threads, index: 0 });
  return createMachine(instance, memory, heap, { order, threads, codeBytes: bytes.length, build }, () => {
    for (const stop of stops) stop();
  });
}

/** Starts all threads but this one, or none: each has to know how many there are.
 *  @returns what stops them */
async function startThreads(
  host: SimdHost,
  shared: Omit<ThreadSetup, 'index' | 'threads'>,
): Promise<(() => void)[]> {
  const others = Array.from({ length: host.threads - 1 }, (_, i) =>
    host.startThread({ ...shared, threads: host.threads, index: i + 1 }),
  );
  const started = await Promise.allSettled(others);
  const stops = started.flatMap((other) => (other.status === 'fulfilled' ? [other.value] : []));
  if (stops.length === others.length) return stops;
  for (const stop of stops) stop();
  return [];
}

interface Control {
  readonly order: number;
  readonly threads: number;
  readonly codeBytes: number;
  readonly build: Build;
}

/** The memory as numbers: views that are made anew once the memory has grown. */
function createViews(memory: WebAssembly.Memory): Pick<Machine, 'floats' | 'words'> {
  let floats = new Float32Array(memory.buffer);
  let words = new Int32Array(memory.buffer);
  return {
    floats() {
      if (floats.byteLength !== memory.buffer.byteLength) floats = new Float32Array(memory.buffer);
      return floats;
    },
    words() {
      if (words.byteLength !== memory.buffer.byteLength) words = new Int32Array(memory.buffer);
      return words;
    },
  };
}

function createMachine(
  instance: Instance,
  memory: WebAssembly.Memory,
  heap: Heap,
  { order, ...facts }: Control,
  stop: () => void,
): Machine {
  // For the instruction, in the first block: where memory is shared, a view of before it grew still shows that.
  const words = new Int32Array(memory.buffer);
  const instruction = order + INSTRUCTION_OFFSET;
  return {
    ...facts,
    ...createViews(memory),
    heap,
    kernel(name) {
      const place = instance.kernels.get(name);
      if (place === undefined) throw new EngineError('backend/kernel', `There is no kernel ${name}.`);
      return place;
    },
    perform(kernel, args, isShared) {
      const at = instruction >> 2;
      words[at] = kernel;
      words[at + 1] = headerOf(args.length, isShared);
      for (let i = 0; i < args.length; i++) words[at + 2 + i] = args[i]!;
      if (isShared) instance.call('launch', order, instruction, 8 + 4 * args.length, 1);
      else instance.call('alone', instruction);
    },
    launch: (program, bytes, times) => {
      instance.call('launch', order, program, bytes, times);
    },
    stop,
  };
}

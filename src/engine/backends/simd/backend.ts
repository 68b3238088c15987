/**
 * tfjs's view of the machine: tensors are blocks of its heap.
 * Not kernels: kernels/ register those.
 */
import {
  type BackendValues,
  DataStorage,
  type DataType,
  engine,
  KernelBackend,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { EngineError } from '../../engineError.ts';
import { sizeOf } from '../../sizeOf.ts';
import type { Machine } from './machine.ts';

/** Where a tensor's numbers are. Booleans are whole words, 0 or 1. */
interface Entry {
  readonly address: number;
  readonly size: number;
  readonly dtype: DataType;
  references: number;
}

/** Sees what is done while a step is recorded, and hands out its memory; see capture/simdRecording.ts. */
export interface Watcher {
  /** A kernel is about to run. */
  performed(kernel: number, args: readonly number[], isShared: boolean): void;
  /** @param isUpload the block gets its content from the host, and must keep it @returns its address */
  allocate(bytes: number, isUpload: boolean): number;
  release(address: number): void;
  /** A kernel is about to use this memory. */
  touched(dataId: object, address: number): void;
  /** The host is about to write. */
  uploaded(values: ArrayLike<number>): void;
  /** The host is about to read. */
  read(): void;
}

/** Work on so few numbers takes less time than threads need to meet, even when the machine has other things to do. */
const MOST_ALONE = 16_384;

export class SimdBackend extends KernelBackend {
  readonly machine: Machine;
  /** Fetches a tensor from another backend when it is asked for. */
  readonly #entries = new DataStorage<Entry>(this, engine());
  #watcher: Watcher | undefined;
  /** Numbers that go into and come out of the kernels of the present call. */
  #elements = 0;
  /** What the present call has made. */
  readonly #madeTensors = new Set<object>();
  readonly #madeBlocks = new Set<number>();

  constructor(machine: Machine) {
    super();
    this.machine = machine;
  }

  /** Lets someone watch, until it is called with nothing. */
  watch(watcher: Watcher | undefined): void {
    this.#watcher = watcher;
  }

  /** A new tensor whose numbers are not defined yet. @throws EngineError "backend/memory" */
  output(shape: readonly number[], dtype: DataType = 'float32'): TensorInfo {
    const dataId = {};
    this.#enter(dataId, shape, dtype, false);
    this.#madeTensors.add(dataId);
    return { dataId, shape: [...shape], dtype };
  }

  /** The same numbers in another shape, or read as another type of the same size; no copy. */
  alias(tensor: TensorInfo, shape: readonly number[], dtype: DataType = tensor.dtype): TensorInfo {
    const { dataId } = tensor;
    this.incRef(dataId);
    return { dataId, shape: [...shape], dtype };
  }

  /** Address of a tensor's first number. */
  address({ dataId }: TensorInfo): number {
    const { address } = this.#entries.get(dataId);
    this.#watcher?.touched(dataId, address);
    return address;
  }

  /** One more reference to the memory of a tensor. */
  hold(dataId: object): TensorInfo {
    const { size, dtype } = this.#entries.get(dataId);
    this.incRef(dataId);
    return { dataId, shape: [size], dtype };
  }

  /** Begins a call of kernels that take in so many numbers; what they give out is added by output(). */
  beginCall(elements: number): void {
    this.#elements = elements;
    this.#madeTensors.clear();
    this.#madeBlocks.clear();
  }

  /** After an error within the call: gives back what it made, which nobody else knows of. */
  abandonCall(): void {
    for (const dataId of this.#madeTensors) this.disposeData(dataId, true);
    for (const address of this.#madeBlocks) this.release(address);
  }

  /** Runs a kernel, on this thread alone where that is faster. @param args as its class of arguments in assembly/ lists
   *  them */
  perform(kernel: string, ...args: readonly number[]): void {
    const place = this.machine.kernel(kernel);
    const isShared = this.machine.threads > 1 && this.#elements > MOST_ALONE;
    this.#watcher?.performed(place, args, isShared);
    this.machine.perform(place, args, isShared);
  }

  /** A block for the time of one kernel or for a tensor; `release` it. @throws EngineError "backend/memory" */
  allocate(bytes: number): number {
    const address = this.#watcher?.allocate(bytes, false) ?? this.machine.heap.allocate(bytes);
    this.#madeBlocks.add(address);
    return address;
  }

  release(address: number): void {
    this.#madeBlocks.delete(address);
    if (this.#watcher) this.#watcher.release(address);
    else this.machine.heap.release(address);
  }

  /** Writes into the memory that a tensor occupies. */
  overwrite({ dataId }: TensorInfo, values: ArrayLike<number>): void {
    const { address, size, dtype } = this.#entries.get(dataId);
    this.#watcher?.uploaded(values);
    if (values.length !== size) {
      throw new RangeError(`The tensor holds ${size} numbers, ${values.length} were given.`);
    }
    const view = dtype === 'float32' ? this.machine.floats() : this.machine.words();
    view.set(values, address >> 2);
  }

  override write(values: BackendValues, shape: number[], dtype: DataType): object {
    const dataId = {};
    this.#enter(dataId, shape, dtype, true);
    this.#upload(dataId, values);
    return dataId;
  }

  override move(
    dataId: object,
    values: BackendValues,
    shape: number[],
    dtype: DataType,
    refCount: number,
  ): void {
    this.#enter(dataId, shape, dtype, true, refCount);
    this.#upload(dataId, values);
  }

  override readSync(dataId: object): BackendValues {
    this.#watcher?.read();
    // Asking for what is lost would ask here again, without end.
    if (!this.#entries.has(dataId))
      throw new EngineError('backend/tensor', 'The numbers of a tensor are lost.');
    const { address, size, dtype } = this.#entries.get(dataId);
    const start = address >> 2;
    if (dtype === 'float32') return this.machine.floats().slice(start, start + size);
    const words = this.machine.words().slice(start, start + size);
    return dtype === 'bool' ? Uint8Array.from(words) : words;
  }

  override async read(dataId: object): Promise<BackendValues> {
    return this.readSync(dataId);
  }

  override refCount(dataId: object): number {
    return this.#entries.has(dataId) ? this.#entries.get(dataId).references : 0;
  }

  override incRef(dataId: object): void {
    this.#entries.get(dataId).references++;
  }

  override disposeData(dataId: object, force = false): boolean {
    if (!this.#entries.has(dataId)) return true;
    const entry = this.#entries.get(dataId);
    entry.references--;
    if (!force && entry.references > 0) return false;
    this.#entries.delete(dataId);
    this.release(entry.address);
    return true;
  }

  override numDataIds(): number {
    return this.#entries.numDataIds();
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: false };
  }

  override floatPrecision(): 32 {
    return 32;
  }

  override timerAvailable(): boolean {
    return false;
  }

  override dispose(): void {
    this.machine.stop();
  }

  /** Lets a tensor live at another address from now on. @returns the address until now, which is not released */
  relocate({ dataId }: TensorInfo, address: number): number {
    const entry = this.#entries.get(dataId);
    this.#entries.set(dataId, { ...entry, address });
    return entry.address;
  }

  #upload(dataId: object, values: BackendValues): void {
    // tfjs announces a tensor without values when a kernel is about to fill it.
    if (values === null || values === undefined) return;
    this.overwrite({ dataId, shape: [], dtype: 'float32' }, numbersOf(values));
  }

  #enter(dataId: object, shape: readonly number[], dtype: DataType, isUpload: boolean, references = 1): void {
    const size = sizeOf(shape);
    this.#elements += size;
    const address = this.#watcher?.allocate(4 * size, isUpload) ?? this.machine.heap.allocate(4 * size);
    this.#entries.set(dataId, { address, size, dtype, references });
  }
}

function numbersOf(values: BackendValues): ArrayLike<number> {
  if (ArrayBuffer.isView(values)) return values;
  throw new EngineError('backend/type', 'Tensors of text are not for computing: use numbers.');
}

/** The backend behind a tensor on which a kernel of ours is called. */
export function simdBackend(backend: unknown): SimdBackend {
  if (backend instanceof SimdBackend) return backend;
  throw new EngineError('backend/kernel', 'This kernel belongs to the CPU backend.');
}

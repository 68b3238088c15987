/**
 * Buffers while a step is recorded: what is released goes to later dispatches of the same step, never to anybody else,
 * because a replay writes into it again.
 * Not an allocator: every buffer comes from the backend's own buffers and returns there.
 */
import type { Buffers } from './webgpuInternals.ts';

export interface Arena extends Buffers {
  /** Whether this buffer was made while recording. */
  owns(buffer: GPUBuffer): boolean;
  /** Buffers from before that were released while recording; the caller decides about them. */
  readonly foreign: readonly GPUBuffer[];
  /** Gives back what nobody holds; the rest belongs to tensors, which will give it back themselves. */
  abandon(): void;
  /** Destroys every buffer; nobody may hold one. */
  dispose(): void;
}

const keyOf = (size: number, usage: number) => `${size}/${usage}`;

/** Those that the CPU reads or writes carry contents to or from other buffers, once. */
const isCarrier = (usage: number) => (usage & (GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE)) !== 0;

/** Buffers that were released and may be used again, by size and usage. */
function createReusable() {
  const buffers = new Map<string, GPUBuffer[]>();
  return {
    take: (size: number, usage: number) => buffers.get(keyOf(size, usage))?.pop(),
    add(buffer: GPUBuffer): void {
      const key = keyOf(buffer.size, buffer.usage);
      const list = buffers.get(key);
      if (list) list.push(buffer);
      else buffers.set(key, [buffer]);
    },
  };
}

/** The buffers of a recording: of those that were released it gets the same ones again. */
function createOwned(pool: Buffers) {
  const all = new Set<GPUBuffer>();
  const released = new Set<GPUBuffer>();
  /** Their contents come from the CPU and must stay for every replay. */
  const pinned = new Set<GPUBuffer>();
  const reusable = createReusable();
  return {
    all,
    released,
    acquire(size: number, usage: number, mapped: boolean, reuse: boolean): GPUBuffer {
      const isPinned = mapped || (usage & GPUBufferUsage.UNIFORM) !== 0;
      const known = isPinned ? undefined : reusable.take(size, usage);
      const buffer = known ?? pool.acquireBuffer(size, usage, mapped, reuse);
      all.add(buffer);
      released.delete(buffer);
      if (isPinned) pinned.add(buffer);
      return buffer;
    },
    release(buffer: GPUBuffer): void {
      released.add(buffer);
      if (!pinned.has(buffer)) reusable.add(buffer);
    },
  };
}

/** @param pool the backend's own buffers */
export function createArena(pool: Buffers): Arena {
  const owned = createOwned(pool);
  const foreign: GPUBuffer[] = [];
  return {
    get numBytesUsed() {
      return pool.numBytesUsed;
    },
    get numBytesAllocated() {
      return pool.numBytesAllocated;
    },
    foreign,
    owns: (buffer) => owned.all.has(buffer),
    acquireBuffer: (size, usage, mapped = false, reuse = true) =>
      isCarrier(usage)
        ? pool.acquireBuffer(size, usage, mapped, reuse)
        : owned.acquire(size, usage, mapped, reuse),
    releaseBuffer(buffer, reuse) {
      if (isCarrier(buffer.usage)) pool.releaseBuffer(buffer, reuse);
      else if (owned.all.has(buffer)) owned.release(buffer);
      else foreign.push(buffer);
    },
    abandon() {
      for (const buffer of [...owned.released, ...foreign]) pool.releaseBuffer(buffer);
    },
    dispose() {
      for (const buffer of owned.all) pool.releaseBuffer(buffer, false);
    },
  };
}

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

/** @param pool the backend's own buffers */
export function createArena(pool: Buffers): Arena {
  const owned = new Set<GPUBuffer>();
  const released = new Set<GPUBuffer>();
  /** Their contents come from the CPU and must stay for every replay. */
  const pinned = new Set<GPUBuffer>();
  const reusable = new Map<string, GPUBuffer[]>();
  const foreign: GPUBuffer[] = [];

  return {
    get numBytesUsed() {
      return pool.numBytesUsed;
    },
    get numBytesAllocated() {
      return pool.numBytesAllocated;
    },
    foreign,
    owns: (buffer) => owned.has(buffer),
    acquireBuffer(size, usage, mapped = false, reuse = true) {
      // Those that the CPU reads or writes pass through: they carry contents to or from other buffers, once.
      if (usage & (GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE)) {
        return pool.acquireBuffer(size, usage, mapped, reuse);
      }
      const isPinned = mapped || (usage & GPUBufferUsage.UNIFORM) !== 0;
      const known = isPinned ? undefined : reusable.get(keyOf(size, usage))?.pop();
      const buffer = known ?? pool.acquireBuffer(size, usage, mapped, reuse);
      owned.add(buffer);
      released.delete(buffer);
      if (isPinned) pinned.add(buffer);
      return buffer;
    },
    releaseBuffer(buffer, reuse) {
      if (buffer.usage & (GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE)) {
        pool.releaseBuffer(buffer, reuse);
      } else if (!owned.has(buffer)) {
        foreign.push(buffer);
      } else {
        released.add(buffer);
        if (pinned.has(buffer)) return;
        const key = keyOf(buffer.size, buffer.usage);
        const list = reusable.get(key);
        if (list) list.push(buffer);
        else reusable.set(key, [buffer]);
      }
    },
    abandon() {
      for (const buffer of [...released, ...foreign]) pool.releaseBuffer(buffer);
    },
    dispose() {
      for (const buffer of owned) pool.releaseBuffer(buffer, false);
    },
  };
}

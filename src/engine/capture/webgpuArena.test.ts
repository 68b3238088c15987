import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createArena } from './webgpuArena.ts';
import type { Buffers } from './webgpuInternals.ts';

const USAGE = { MAP_READ: 1, MAP_WRITE: 2, UNIFORM: 64, STORAGE: 128 };

beforeEach(() => {
  vi.stubGlobal('GPUBufferUsage', USAGE);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Stands for the backend's buffers: keeps those in use and those destroyed. */
function createPool() {
  const used = new Set<GPUBuffer>();
  const destroyed = new Set<GPUBuffer>();
  const pool: Buffers = {
    numBytesUsed: 0,
    numBytesAllocated: 0,
    acquireBuffer(size, usage) {
      const buffer: GPUBuffer = Object.create(null, { size: { value: size }, usage: { value: usage } });
      used.add(buffer);
      return buffer;
    },
    releaseBuffer(buffer, reuse = true) {
      if (!used.delete(buffer)) throw new Error('not in use');
      if (!reuse) destroyed.add(buffer);
    },
  };
  return { pool, used, destroyed };
}

it('gives a released buffer only to the same step again, and only if size and usage fit', () => {
  const { pool, used } = createPool();
  const arena = createArena(pool);
  const first = arena.acquireBuffer(16, USAGE.STORAGE);
  arena.releaseBuffer(first);
  expect(used.has(first)).toBe(true);
  expect(arena.acquireBuffer(32, USAGE.STORAGE)).not.toBe(first);
  expect(arena.acquireBuffer(16, USAGE.STORAGE)).toBe(first);
});

it('never reuses what the CPU has filled', () => {
  const arena = createArena(createPool().pool);
  const uploaded = arena.acquireBuffer(4, USAGE.STORAGE, true);
  const uniforms = arena.acquireBuffer(4, USAGE.UNIFORM);
  arena.releaseBuffer(uploaded);
  arena.releaseBuffer(uniforms);
  expect(arena.acquireBuffer(4, USAGE.STORAGE)).not.toBe(uploaded);
  expect(arena.acquireBuffer(4, USAGE.UNIFORM)).not.toBe(uniforms);
});

it('notes buffers from before and leaves them alone', () => {
  const { pool, used } = createPool();
  const old = pool.acquireBuffer(8, USAGE.STORAGE);
  const arena = createArena(pool);
  arena.releaseBuffer(old);
  expect(arena.foreign).toEqual([old]);
  expect(used.has(old)).toBe(true);
  expect(arena.owns(old)).toBe(false);
});

it('gives back what nobody holds when recording fails', () => {
  const { pool, used } = createPool();
  const old = pool.acquireBuffer(8, USAGE.STORAGE);
  const arena = createArena(pool);
  const held = arena.acquireBuffer(16, USAGE.STORAGE);
  arena.releaseBuffer(arena.acquireBuffer(16, USAGE.STORAGE));
  arena.releaseBuffer(arena.acquireBuffer(4, USAGE.UNIFORM));
  arena.releaseBuffer(old);
  arena.abandon();
  expect([...used]).toEqual([held]);
});

it('destroys every buffer at the end', () => {
  const { pool, used, destroyed } = createPool();
  const arena = createArena(pool);
  for (const usage of [USAGE.STORAGE, USAGE.UNIFORM]) arena.acquireBuffer(16, usage);
  arena.dispose();
  expect([used.size, destroyed.size]).toEqual([0, 2]);
});

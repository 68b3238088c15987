import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heap } from './heap.ts';

const KILOBYTE = 1024;

/** A heap on a memory that grows to `ceiling` bytes, and how large the memory has become. */
function createHeap(ceiling: number, start = 100) {
  let length = start;
  const heap = new Heap({
    start,
    ceiling,
    reach(bytes) {
      if (bytes > ceiling) return false;
      length = Math.max(length, bytes);
      return true;
    },
  });
  return { heap, length: () => length };
}

describe('the heap', () => {
  it('gives blocks that never overlap, begin and end on 64 bytes and lie within the memory', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.boolean()), (wanted, keep) => {
        const { heap, length } = createHeap(2 ** 20);
        const alive: { start: number; end: number }[] = [];
        for (const bytes of wanted) {
          const start = heap.allocate(bytes);
          expect(start % 64).toBe(0);
          expect(start + bytes).toBeLessThanOrEqual(length());
          for (const other of alive) expect(start >= other.end || start + bytes <= other.start).toBe(true);
          if (keep.next().value) alive.push({ start, end: start + bytes });
          else heap.release(start);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('gives a block that came back to the next one of its size', () => {
    const { heap } = createHeap(2 ** 20);
    const block = heap.allocate(1000);
    const { extent } = heap;
    heap.release(block);
    expect(heap.allocate(1000)).toBe(block);
    expect(heap.extent).toBe(extent);
  });

  it('wastes at most an eighth of a large block', () => {
    for (const bytes of [1000, 1025, 5000, 100_000, 1_000_001]) {
      const { heap } = createHeap(2 ** 24);
      heap.allocate(bytes);
      expect(heap.inUse).toBeGreaterThanOrEqual(bytes);
      expect(heap.inUse).toBeLessThanOrEqual(bytes * 1.125 + 64);
    }
  });

  it('says what is needed and what to do before the ceiling is passed, and goes on', () => {
    const { heap } = createHeap(100 * KILOBYTE);
    const first = heap.allocate(60 * KILOBYTE);
    expect(() => heap.allocate(60 * KILOBYTE)).toThrow(
      /needs about 0.0 GB of memory and 0.0 GB are the most there can be: reduce the batch or the widths/,
    );
    expect(heap.inUse).toBe(60 * KILOBYTE);
    heap.release(first);
    expect(heap.allocate(60 * KILOBYTE)).toBe(first);
  });

  it('joins neighbours that came back when nothing else is left', () => {
    const { heap } = createHeap(100 * KILOBYTE, 64);
    const blocks = Array.from({ length: 9 }, () => heap.allocate(10 * KILOBYTE));
    for (const i of [1, 2, 3, 6]) heap.release(blocks[i]!);
    expect(heap.allocate(28 * KILOBYTE)).toBe(blocks[1]);
    expect(heap.allocate(10 * KILOBYTE)).toBe(blocks[6]);
    expect(() => heap.allocate(20 * KILOBYTE)).toThrow('reduce the batch');
  });

  it('notices a block that is given back twice', () => {
    const { heap } = createHeap(2 ** 20);
    const block = heap.allocate(10);
    heap.release(block);
    expect(() => heap.release(block)).toThrow(RangeError);
  });
});

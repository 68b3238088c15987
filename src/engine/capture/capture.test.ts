import type { Rank, Tensor1D, Variable } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { useSimd } from '../../../tests/support/simd.ts';
import type { SimdBackend } from '../backends/simd/backend.ts';
import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';
import { type Captured, capture } from './capture.ts';
import { MOST_STEPS, type Step } from './program.ts';
import { overwrite } from './recorders.ts';

let w: Variable<Rank.R1>;
let rate: Variable<Rank.R0>;
let slope: Tensor1D;

function setUp(): void {
  w = tf.tidy(() => tf.variable(tf.tensor1d([0, 0, 0]), false));
  rate = tf.tidy(() => tf.variable(tf.scalar(0.5), false));
  slope = tf.tensor1d([1, 2, 3]);
}

/** w ← w + change; gives w as it was. */
function move(change: Tensor1D): Tensor1D {
  const before = tf.add<Tensor1D>(w, 0);
  w.assign(tf.add(w, change));
  return before;
}

/** w ← w + rate · (1, 2, 3); gives w as it was. */
const plainStep: Step = () => tf.tidy(() => move(tf.mul(rate, slope)));

const rowsOf = async ({ outputs }: Captured, count: number) =>
  Array.from(await outputs.data<'float32'>()).slice(0, 3 * count);

/** What a step does that cannot be recorded, and the words in which that is said. */
const refused: readonly (readonly [string, Step, RegExp])[] = [
  [
    'host noise',
    () => tf.tidy(() => move(tf.tensor1d(Float32Array.from({ length: 3 }, Math.random)))),
    /cannot be recorded: it uploads 3 numbers/,
  ],
  [
    'tfjs noise',
    () => tf.tidy(() => move(tf.randomNormal<Rank.R1>([3]))),
    /cannot be recorded: it uploads 3 numbers/,
  ],
  [
    'a number of the host that changes',
    () => tf.tidy(() => move(tf.mul(Math.random(), slope))),
    /uploads a number that differs from step to step/,
  ],
  [
    'a slot created late',
    () =>
      tf.tidy(() => {
        const slot = tf.variable(tf.zeros<Rank.R1>([3]), false);
        late.push(slot);
        return move(tf.add(slope, slot));
      }),
    /creates the variable|leaves tensors behind/,
  ],
  [
    'a read',
    () => tf.tidy(() => move(tf.mul(slope, 1 + w.dataSync()[0]!))),
    /cannot be recorded: it reads a tensor/,
  ],
  [
    'another shape in each step',
    () =>
      tf.tidy(() => {
        shapes++;
        return move(tf.add(slope, tf.sum(tf.ones([1 + (shapes % 2), 3]))));
      }),
    /kernels or shapes change/,
  ],
  [
    'a tensor of others, disposed',
    () =>
      tf.tidy(() => {
        spare.pop()?.dispose();
        return move(slope);
      }),
    /disposes of a tensor that it did not make/,
  ],
];
let shapes = 0;
let late: Variable[] = [];
let spare: Tensor1D[] = [];

describe.each([1, 2])('capture on the simd backend with %i threads', (threads) => {
  let backend: SimdBackend;
  beforeAll(async () => {
    backend = await useSimd({ build: 'plain', threads });
  });
  beforeEach(() => {
    setUp();
    late = [];
    spare = [1, 2, 3, 4, 5, 6].map((x) => tf.tensor1d([x, x, x]));
  });
  afterEach(() => tf.dispose([w, rate, slope, ...late, ...spare]));

  it('replays, leaves the variables as they were, and collects a row for each step', async () => {
    const captured = await capture(plainStep);
    expect(captured).toMatchObject({ mode: 'replayed', reason: expect.stringContaining('recorded') });
    expect([...w.dataSync()]).toEqual([0, 0, 0]);
    captured.run(3);
    expect(await rowsOf(captured, 3)).toEqual([0, 0, 0, 0.5, 1, 1.5, 1, 2, 3]);
    overwrite(rate, Float32Array.of(2));
    captured.run(1);
    expect(await rowsOf(captured, 1)).toEqual([1.5, 3, 4.5]);
    expect([...w.dataSync()]).toEqual([3.5, 7, 10.5]);
    captured.dispose();
  });

  it('is not disturbed by what is computed between replays', async () => {
    const captured = await capture(plainStep);
    for (let i = 0; i < 5; i++) {
      captured.run(1);
      tf.tidy(() => tf.matMul(tf.fill([16, 16], i), tf.ones([16, 16])).dataSync());
      tf.dispose(Array.from({ length: 20 }, () => tf.fill([3], 7)));
    }
    expect([...w.dataSync()]).toEqual([2.5, 5, 7.5]);
    captured.dispose();
  });

  it('gives everything back', async () => {
    const before = { ...alive(), bytes: backend.machine.heap.inUse };
    (await capture(plainStep)).dispose();
    expect({ ...alive(), bytes: backend.machine.heap.inUse }).toEqual(before);
  });

  it.each(refused)('refuses %s, says why and goes on step by step', async (_, step, reason) => {
    const captured = await capture(step);
    expect(captured.mode).toBe('eager');
    expect(captured.reason).toMatch(reason);
    const before = w.dataSync()[1];
    captured.run(2);
    expect(w.dataSync()[1]).not.toBe(before);
    captured.dispose();
  });

  it('holds no memory after a refusal', async () => {
    const step: Step = () => tf.tidy(() => move(tf.mul(Math.random(), slope)));
    const before = { ...alive(), bytes: backend.machine.heap.inUse };
    (await capture(step)).dispose();
    expect({ ...alive(), bytes: backend.machine.heap.inUse }).toEqual(before);
  });

  it('does not trust a recording that differs from the step', async () => {
    let calls = 0;
    // The same twice, while it is recorded, and something else from then on.
    const captured = await capture(() => tf.tidy(() => move(tf.mul(calls++ < 2 ? 1 : 2, slope))));
    expect(captured.mode).toBe('eager');
    expect(captured.reason).toMatch(/not trusted/);
    expect([...w.dataSync()]).toEqual([0, 0, 0]);
    captured.dispose();
  });

  it.each([1, 2, 3, 4, 5])('hands on the error of step %i and leaves everything as it was', async (nth) => {
    let calls = 0;
    const failing: Step = () =>
      tf.tidy(() => {
        if (++calls === nth) throw new Error('no such layer');
        return move(tf.mul(rate, slope));
      });
    const before = { ...alive(), bytes: backend.machine.heap.inUse };
    if (nth <= 4) await expect(capture(failing)).rejects.toThrow('no such layer');
    else (await capture(failing)).dispose();
    expect([...w.dataSync()]).toEqual([0, 0, 0]);
    expect({ ...alive(), bytes: backend.machine.heap.inUse }).toEqual(before);
  });

  it.each([0, 1, 2, 5, 10, 20, 30])('loses nothing when memory runs out after %i blocks', async (blocks) => {
    const { heap } = backend.machine;
    const before = { ...alive(), bytes: heap.inUse };
    const allocate = heap.allocate.bind(heap);
    let left = blocks;
    const full = vi.spyOn(heap, 'allocate').mockImplementation((bytes) => {
      if (left-- > 0) return allocate(bytes);
      throw new EngineError('backend/memory', 'full');
    });
    const captured = await capture(plainStep).catch(() => undefined);
    full.mockRestore();
    captured?.dispose();
    expect({ ...alive(), bytes: heap.inUse }).toEqual(before);
    const others = [7, 8, 9].map((x) => tf.fill([3], x));
    expect([...w.dataSync()]).toEqual([0, 0, 0]);
    tf.dispose(others);
  });

  it('keeps alive what the step uses, even if its owner disposes of it', async () => {
    const captured = await capture(plainStep);
    slope.dispose();
    const others = Array.from({ length: 10 }, () => tf.fill([3], 7));
    captured.run(1);
    expect([...w.dataSync()]).toEqual([0.5, 1, 1.5]);
    captured.dispose();
    tf.dispose(others);
  });

  it('notices that a variable moved of which the step reads only a part', async () => {
    const bias = tf.tidy(() => tf.variable(tf.tensor1d([1, 2, 3, 4]), false));
    const captured = await capture(() => tf.tidy(() => move(tf.slice1d(bias, 1, 3))));
    expect(captured.mode).toBe('replayed');
    tf.tidy(() => bias.assign(tf.tensor1d([5, 6, 7, 8])));
    expect(() => captured.run(1)).toThrow('record it anew');
    captured.dispose();
    bias.dispose();
  });

  it('lets others have their turn between the pieces of its work', async () => {
    let turns = 0;
    const captured = await capture(plainStep, async () => {
      turns++;
    });
    expect(turns).toBe(2);
    captured.dispose();
  });

  it('bears 10,000 steps, with something computed now and then, at constant memory', async () => {
    const captured = await capture(plainStep);
    const look = () => tf.tidy(() => tf.matMul(tf.fill([50, 50], 0.1), tf.ones([50, 50])).dataSync());
    captured.run(MOST_STEPS);
    look();
    const { heap } = backend.machine;
    const before = { ...alive(), inUse: heap.inUse, extent: heap.extent };
    for (let done = 0; done < 10_000; done += 50) {
      captured.run(50);
      look();
    }
    expect({ ...alive(), inUse: heap.inUse, extent: heap.extent }).toEqual(before);
    expect(w.dataSync()[0]).toBe(0.5 * (10_000 + MOST_STEPS));
    captured.dispose();
  });

  it('refuses more steps at once than it has rows for, and variables that are elsewhere', async () => {
    const captured = await capture(plainStep);
    expect(() => captured.run(MOST_STEPS + 1)).toThrow('1 to 64 are possible');
    tf.tidy(() => w.assign(tf.tensor1d([1, 1, 1])));
    expect(() => captured.run(1)).toThrow('record it anew');
    captured.dispose();
  });
});

describe('capture on a backend that cannot be recorded', () => {
  beforeAll(() => useBackend('cpu'));
  beforeEach(setUp);
  afterEach(() => tf.dispose([w, rate, slope]));

  it('runs eagerly through the same interface', async () => {
    const captured = await capture(plainStep);
    expect(captured).toMatchObject({ mode: 'eager', reason: 'Steps cannot be recorded on cpu.' });
    captured.run(2);
    expect(await rowsOf(captured, 2)).toEqual([0, 0, 0, 0.5, 1, 1.5]);
    captured.run(1);
    expect(await rowsOf(captured, 1)).toEqual([1, 2, 3]);
    expect(captured.outputs.shape).toEqual([MOST_STEPS, 3]);
    captured.dispose();
  });
});

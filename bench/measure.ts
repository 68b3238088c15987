/**
 * Times the steps of one network on all engines, in turns, so that a busy moment of the machine hits all of them.
 * Not a statistic beyond the median.
 */
import type { Engine } from './engines.ts';
import type { BenchNetwork, Steps } from './networks.ts';

export interface Timing {
  readonly engine: string;
  /** Median over the repeats of one step's milliseconds; undefined where it fails. */
  readonly stepMs: number | undefined;
  /** Of each repeat; one where a step takes too long to repeat. */
  readonly repeatsMs: readonly number[];
  /** Such as "Conv2DBackpropFilter missing". */
  readonly failure: string | undefined;
}

export interface MeasureOptions {
  readonly batchSize: number;
  readonly repeats: number;
}

/** A repeat makes as many steps as fit into this, at least one. */
const REPEAT_MS = 100;
/** A step that takes longer is made once and not again. */
const ONCE_MS = 5000;

interface Entry {
  readonly engine: Engine;
  /** Undefined where there is nothing to repeat. */
  readonly steps: Steps | undefined;
  readonly stepsPerRepeat: number;
  readonly failure: string | undefined;
  readonly timesMs: number[];
}

async function timed(steps: Steps, count: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < count; i++) await steps.step();
  return (performance.now() - start) / count;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const missing = /Kernel '(\w+)' not registered/.exec(message)?.[1];
  return missing === undefined ? message : `${missing} missing`;
}

/** Makes the network on an engine and a step or two, which compile and tell how long steps take. */
async function prepare(engine: Engine, network: BenchNetwork, batchSize: number): Promise<Entry> {
  await engine.use();
  const steps = network.create(batchSize);
  try {
    const firstMs = await timed(steps, 1);
    if (firstMs > ONCE_MS) {
      steps.dispose();
      return { engine, steps: undefined, stepsPerRepeat: 0, failure: undefined, timesMs: [firstMs] };
    }
    const stepMs = Math.min(firstMs, await timed(steps, 1));
    const stepsPerRepeat = Math.max(1, Math.floor(REPEAT_MS / stepMs));
    return { engine, steps, stepsPerRepeat, failure: undefined, timesMs: [] };
  } catch (error) {
    steps.dispose();
    return { engine, steps: undefined, stepsPerRepeat: 0, failure: reasonOf(error), timesMs: [] };
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Step times of a network on each engine, in their order. */
export async function measureNetwork(
  network: BenchNetwork,
  engines: readonly Engine[],
  { batchSize, repeats }: MeasureOptions,
): Promise<Timing[]> {
  const entries: Entry[] = [];
  for (const engine of engines) entries.push(await prepare(engine, network, batchSize));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const { engine, steps, stepsPerRepeat, timesMs } of entries) {
      if (!steps) continue;
      await engine.use();
      timesMs.push(await timed(steps, stepsPerRepeat));
    }
  }
  for (const { steps } of entries) steps?.dispose();
  return entries.map(({ engine, timesMs, failure }) => ({
    engine: engine.name,
    stepMs: failure === undefined ? median(timesMs) : undefined,
    repeatsMs: timesMs,
    failure,
  }));
}

/**
 * A queue of runs that differ in one number: one after another, each kept, cancelled at any time. One that fails does not
 * stop the others. Not the training of one: trainOne.ts.
 */
import { create } from 'zustand';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { SweepMark } from '#protocol/keptRun.ts';

interface SweepItem {
  readonly value: number;
  readonly state: 'waiting' | 'training' | 'done' | 'failed' | 'cancelled';
  /** Why it failed. */
  readonly problem?: string;
}

export interface Sweep {
  readonly id: string;
  readonly label: string;
  readonly symbol: string;
  readonly epochs: number;
  readonly items: readonly SweepItem[];
  readonly isOver: boolean;
}

/** The sweep that goes on, or the last one of this visit. */
export const useSweep = create<{ readonly sweep: Sweep | undefined }>()(() => ({ sweep: undefined }));

/** The person opened something else: the sweep ends, and what was opened stays. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

export interface SweepPlan extends Pick<Sweep, 'id' | 'label' | 'symbol' | 'epochs'> {
  readonly runs: readonly { readonly value: number; readonly spec: ExperimentSpec }[];
}

interface SweeperOptions {
  /** Trains and keeps one run. Rejects if it fails, if `signal` aborts, or with TakenOver. */
  train(spec: ExperimentSpec, mark: SweepMark, signal: AbortSignal): Promise<void>;
  /** Lays aside what is open. @returns how to open it again */
  layAside(): Promise<() => void>;
}

export class Sweeper {
  readonly #options: SweeperOptions;
  #controller: AbortController | undefined;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  /** Resolves when all is over; one sweep at a time. */
  async start(plan: SweepPlan): Promise<void> {
    if (this.#controller) return;
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    const items = plan.runs.map(({ value }): SweepItem => ({ value, state: 'waiting' }));
    const { id, label, symbol, epochs } = plan;
    useSweep.setState({ sweep: { id, label, symbol, epochs, items, isOver: false } });
    const openAgain = await this.#options.layAside();
    const isTakenOver = await this.#trainAll(plan, signal);
    this.#controller = undefined;
    end();
    if (!isTakenOver) openAgain();
  }

  cancel(): void {
    this.#controller?.abort();
  }

  /** @returns whether the person opened something else */
  async #trainAll(plan: SweepPlan, signal: AbortSignal): Promise<boolean> {
    for (let i = 0; i < plan.runs.length && !signal.aborted; i++) {
      mark(i, { state: 'training' });
      const outcome = await this.#trainOne(plan, i, signal);
      mark(i, outcome === 'taken over' ? { state: 'cancelled' } : outcome);
      if (outcome === 'taken over') return true;
    }
    return false;
  }

  async #trainOne(
    plan: SweepPlan,
    index: number,
    signal: AbortSignal,
  ): Promise<Partial<SweepItem> | 'taken over'> {
    const { value, spec } = plan.runs[index]!;
    const { id, label, symbol } = plan;
    try {
      await this.#options.train(spec, { id, label, symbol, value }, signal);
      return { state: 'done' };
    } catch (thrown) {
      if (thrown instanceof TakenOver) return 'taken over';
      if (signal.aborted) return { state: 'cancelled' };
      return { state: 'failed', problem: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  }
}

function change(part: (sweep: Sweep) => Partial<Sweep>): void {
  const { sweep } = useSweep.getState();
  if (sweep) useSweep.setState({ sweep: { ...sweep, ...part(sweep) } });
}

function mark(index: number, part: Partial<SweepItem>): void {
  change(({ items }) => ({ items: items.map((item, i) => (i === index ? { ...item, ...part } : item)) }));
}

/** What was not begun is not going to be. */
function end(): void {
  change(({ items }) => ({
    isOver: true,
    items: items.map(
      (item): SweepItem => (item.state === 'waiting' ? { ...item, state: 'cancelled' } : item),
    ),
  }));
}

/** How much of a sweep is done, 0 … 1. @param share of the run that is being trained */
export function sweepFraction({ items }: Sweep, share: number): number {
  const over = items.filter(({ state }) => state !== 'waiting' && state !== 'training').length;
  const running = items.some(({ state }) => state === 'training') ? share : 0;
  return Math.min(1, (over + running) / items.length);
}

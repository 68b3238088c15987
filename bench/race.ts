/**
 * Times one piece of work on several engines, in turns, so that a busy moment of the machine hits all of them.
 * Not a statistic beyond the median.
 */

import type { Answer, Work } from './engine/requests.ts';
import type { Contestant, Engine } from './engines.ts';

export interface Timing {
  /** An engine's id. */
  readonly engine: string;
  /** Median over the repeats of the milliseconds that it takes once; undefined where it fails. */
  readonly ms: number | undefined;
  /** Median of the part of it before waiting for the result. */
  readonly issueMs: number | undefined;
  /** Milliseconds of each repeat; fewer where it takes too long. */
  readonly repeatsMs: readonly number[];
  /** Such as "Conv2DBackpropFilter missing". */
  readonly failure: string | undefined;
  /** What the engine knew about itself at the end. */
  readonly facts: Answer;
}

/** A repeat does the work as often as fits into this, at least once. */
const REPEAT_MS = 250;
/** Nobody repeats for longer than this altogether. */
const BUDGET_MS = 20_000;
/** Work that takes longer the first time, when much is compiled, is not done again. */
const ONCE_MS = 30_000;

/** Where only the time to issue steps counts, because a software adapter computes them, one reading of the losses must be
 *  shared by several steps, as it is in training. */
const fewestOf = (engine: Engine) =>
  engine.backend === 'webgpu' && 'replayed' in engine && engine.replayed ? 16 : 1;

interface Runner {
  readonly engine: Engine;
  readonly contestant: Contestant | undefined;
  readonly repeatsMs: number[];
  readonly issuesMs: number[];
  count: number;
  spentMs: number;
  failure: string | undefined;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const numberOf = (answer: Answer, name: string) => Number(answer[name] ?? Number.NaN);

async function runOnce(runner: Runner): Promise<{ readonly ms: number; readonly issueMs: number }> {
  const answer = await runner.contestant!.ask({ task: 'run', count: runner.count });
  const ms = numberOf(answer, 'ms');
  runner.spentMs += ms;
  return { ms: ms / runner.count, issueMs: numberOf(answer, 'issueMs') / runner.count };
}

function keep(runner: Runner, { ms, issueMs }: { readonly ms: number; readonly issueMs: number }): void {
  runner.repeatsMs.push(ms);
  runner.issuesMs.push(issueMs);
}

/** Opens the work and does it twice, which compiles or records, and tells how long it takes. */
async function warmUp(runner: Runner, work: Work): Promise<void> {
  await runner.contestant!.ask({ task: 'open', work });
  const first = await runOnce(runner);
  if (first.ms > ONCE_MS) {
    keep(runner, first);
    runner.spentMs = BUDGET_MS;
    return;
  }
  const { ms } = await runOnce(runner);
  const affordable = Math.min(1000, Math.floor(REPEAT_MS / Math.min(first.ms, ms)));
  runner.count = Math.max(fewestOf(runner.engine), affordable);
  // Recording and compilers are done with after some more.
  if (runner.count > 1) await runOnce(runner);
  runner.spentMs = 0;
}

async function attempt(runner: Runner, act: () => Promise<void>): Promise<void> {
  if (runner.failure !== undefined) return;
  try {
    await act();
  } catch (error) {
    runner.failure = reasonOf(error);
  }
}

/** @param contestants by engine; an Error stands for one that did not start
 *  @returns a timing for each, in their order */
export async function race(
  contestants: ReadonlyMap<Engine, Contestant | Error>,
  work: Work,
  repeats: number,
): Promise<Timing[]> {
  const runners = [...contestants].map(
    ([engine, contestant]): Runner => ({
      ...{ engine, repeatsMs: [], issuesMs: [], count: 1, spentMs: 0 },
      contestant: contestant instanceof Error ? undefined : contestant,
      failure: contestant instanceof Error ? contestant.message : undefined,
    }),
  );
  for (const runner of runners) await attempt(runner, () => warmUp(runner, work));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const runner of runners) {
      if (runner.spentMs >= BUDGET_MS) continue;
      await attempt(runner, async () => keep(runner, await runOnce(runner)));
    }
  }
  const timings: Timing[] = [];
  for (const runner of runners) timings.push(await finish(runner));
  return timings;
}

async function finish(runner: Runner): Promise<Timing> {
  const { engine, contestant, repeatsMs, issuesMs } = runner;
  let facts: Answer = {};
  await attempt(runner, async () => {
    facts = await contestant!.ask({ task: 'facts' });
    await contestant!.ask({ task: 'close' });
  });
  const { failure } = runner;
  const isDone = failure === undefined;
  return {
    engine: engine.id,
    ms: isDone ? median(repeatsMs) : undefined,
    issueMs: isDone ? median(issuesMs) : undefined,
    ...{ repeatsMs, failure, facts },
  };
}

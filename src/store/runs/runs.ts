/**
 * The kept runs as panels see them: those that are known, and those that were chosen to be compared.
 * Not the keeping: keptRuns.ts.
 */
import { create } from 'zustand';
import type { KeptRun } from '#protocol/keptRun.ts';

interface RunsState {
  /** Whether earlier visits' runs have been read. */
  readonly isRead: boolean;
  /** The newest first. */
  readonly runs: readonly KeptRun[];
  /** Ids, in the order in which they were chosen. */
  readonly chosen: readonly string[];
  /** Ids of the runs whose weights are kept. */
  readonly withWeights: ReadonlySet<string>;
  /** How many cannot be read. */
  readonly unreadable: number;
}

export const noRuns: RunsState = {
  isRead: false,
  runs: [],
  chosen: [],
  withWeights: new Set(),
  unreadable: 0,
};

export const useRuns = create<RunsState>()(() => noRuns);

/** The chosen runs, in the order in which they were chosen. */
export function chosenRuns({ runs, chosen }: Pick<RunsState, 'runs' | 'chosen'>): readonly KeptRun[] {
  return chosen.flatMap((id) => runs.find((run) => run.id === id) ?? []);
}

/**
 * Who comes back from a lesson finds their own experiment as it was trained, if its weights are kept.
 * Not the settings, which slices/learn.ts keeps, and not the keeping.
 */
import { sameValue } from '#catalog/sameValue.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import { useHourglass } from '../store.ts';
import { keptRuns } from './kept.ts';
import { useRuns } from './runs.ts';

/** @param goOn opens a run with its weights  @returns how to stop */
export function watchReturns(goOn: (run: KeptRun) => void): () => void {
  return useHourglass.subscribe(({ spec, lesson, ownExperiment }, before) => {
    const own = before.ownExperiment;
    // A lesson that is opened forgets it, too, but nobody comes back by that.
    const isBack = own && !ownExperiment && lesson === before.lesson && sameValue(spec, own);
    if (isBack) void keptRuns.read().then(() => reopen());
  });

  function reopen(): void {
    const { spec } = useHourglass.getState();
    const { runs, withWeights } = useRuns.getState();
    const newest = runs.find((run) => withWeights.has(run.id) && sameValue(run.spec, spec));
    if (newest) goOn(newest);
  }
}

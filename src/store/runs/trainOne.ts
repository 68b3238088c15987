/** Trains one experiment to its end in the page's own run, and waits until it is measured. Not the queue: sweep.ts. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { HourglassState } from '../types.ts';
import { stepsOf } from './recordOf.ts';
import { TakenOver } from './sweep.ts';

interface Store {
  getState(): HourglassState;
  subscribe(listener: (state: HourglassState) => void): () => void;
}

/** Rejects if the run fails or `signal` aborts; with TakenOver if another run is opened meanwhile. A pause is waited for. */
export async function trainOne(store: Store, spec: ExperimentSpec, signal: AbortSignal): Promise<void> {
  store.getState().openAs(spec, 'train');
  const { runId } = store.getState();
  await new Promise<void>((resolve, reject) => {
    const check = () => {
      const outcome = outcomeOf(store.getState(), runId);
      if (outcome === 'going' && !signal.aborted) return;
      unsubscribe();
      signal.removeEventListener('abort', check);
      if (outcome === 'measured') resolve();
      else reject(outcome === 'going' ? signal.reason : outcome);
    };
    const unsubscribe = store.subscribe(check);
    signal.addEventListener('abort', check);
    check();
  });
}

/** How a run stands: an error if nothing more is to be expected of it. */
function outcomeOf(state: HourglassState, runId: number): 'going' | 'measured' | Error {
  const { phase } = state.state;
  if (state.runId !== runId) return new TakenOver('Another experiment was opened.');
  if (state.state.phase === 'failed') return new Error(state.state.error.message);
  if (phase === 'idle') return new Error('It was cancelled while it was being opened.');
  return phase === 'finished' && isMeasured(state) ? 'measured' : 'going';
}

/** Whether all test items were measured with the last weights, and PCA beside it unless it is not going to come. */
function isMeasured(state: HourglassState): boolean {
  const { testCurve, tasks, dataset } = state;
  const last = testCurve.at(-1);
  if (!last || last.step !== stepsOf(state) || last.images !== dataset?.testCount) return false;
  return last.pcaSquaredError !== undefined || !tasks.some(({ task }) => task === 'pca');
}

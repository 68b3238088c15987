/**
 * Fits PCA a little at a time beside everything else, once for each data set.
 * Not the fit: engine/codecs/pca.ts.
 */
import type { Data } from '#catalog/datasets/data.ts';
import { fitPca, type PcaFit } from '#engine/codecs/pca.ts';
import type { WireError } from '#protocol/errors.ts';
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { TaskProgress } from '#protocol/state.ts';

/** As many components as the largest code has units. */
const MOST_COMPONENTS = 128;
const SLICE_MS = 20;

export interface PcaFitting {
  /** The fit, as soon as it is there. */
  fit(): PcaFit | undefined;
  isActive(): boolean;
  /** About 20 ms more. */
  advance(now: () => number): Promise<void>;
  cancel(): void;
}

export interface PcaListener {
  progress(progress: TaskProgress): void;
  end(error?: WireError): void;
}

const cancelled = () =>
  new HourglassError('task/cancelled', 'Fitting PCA was cancelled. Press Reset to fit it after all.');

export function createPcaFitting(data: Data, listener: PcaListener): PcaFitting {
  let result: PcaFit | undefined;
  let work: AsyncGenerator<number, PcaFit, void> | undefined = fitPca(
    data.train,
    data.width * data.height,
    MOST_COMPONENTS,
  );
  const stop = (error?: WireError) => {
    work = undefined;
    listener.end(error);
  };
  return {
    fit: () => result,
    isActive: () => work !== undefined,
    async advance(now) {
      const end = now() + SLICE_MS;
      let fraction = 0;
      try {
        do {
          const next = await work?.next();
          if (next === undefined) return;
          if (next.done) {
            result = next.value;
            return stop();
          }
          fraction = next.value;
        } while (now() < end);
      } catch (error) {
        return stop(toWireError(error));
      }
      const detail = `${Math.round(100 * fraction)} %`;
      listener.progress({ task: 'pca', label: 'Fitting PCA', fraction, detail });
    },
    cancel() {
      if (work) stop(toWireError(cancelled()));
    },
  };
}

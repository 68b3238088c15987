/** Keeps the fitting of PCA from one run to the next as long as the data stay the same. Not the fitting: pcaFitting.ts. */
import type { Data } from '#catalog/datasets/data.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import { createPcaFitting, type PcaFitting } from './pcaFitting.ts';

export interface PcaFittings {
  /** The fitting of these data: the one that goes on or is done, else a new one. */
  of(data: Data): PcaFitting;
  cancel(): void;
}

/** @param emit tells the page, with the current run's id */
export function createPcaFittings(emit: (event: WorkerEvent) => void, runId: () => number): PcaFittings {
  let kept: { readonly data: Data; readonly pca: PcaFitting } | undefined;
  const begin = (data: Data) =>
    createPcaFitting(data, {
      progress: (progress) => emit({ type: 'task', runId: runId(), progress }),
      end: (error) => emit({ type: 'taskEnd', runId: runId(), task: 'pca', ...(error && { error }) }),
    });
  return {
    of(data) {
      const isOfUse = kept?.data === data && (kept.pca.isActive() || kept.pca.fit() !== undefined);
      if (!kept || !isOfUse) kept = { data, pca: begin(data) };
      return kept.pca;
    },
    cancel: () => kept?.pca.cancel(),
  };
}

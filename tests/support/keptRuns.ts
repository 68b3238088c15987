/** Kept runs for tests. Not a test. */
import { defaultExperiment } from '#catalog/experiment.ts';
import type { KeptRun } from '#protocol/keptRun.ts';

/** A short run of the default experiment. @param part what is different about it */
export function keptRun(part: Partial<KeptRun> = {}): KeptRun {
  const train = {
    steps: Float64Array.of(1, 50, 100),
    totals: Float64Array.of(500, 300, 200),
    terms: Float64Array.of(500, 300, 200),
  };
  return {
    version: 1,
    ...{ id: 'a', name: '', note: '', at: 1, spec: defaultExperiment, outcome: 'paused', backend: 'CPU' },
    ...{ steps: 100, stepsPerEpoch: 50, seconds: 4, codeSize: 2, terms: ['reconstruction'] },
    clock: { steps: Float64Array.of(50, 100), seconds: Float64Array.of(2, 4) },
    train,
    test: {
      steps: Float64Array.of(50, 100),
      totals: Float64Array.of(290, 210),
      terms: Float64Array.of(290, 210),
      images: Float64Array.of(10, 10),
      squaredErrors: Float64Array.of(60, 45),
      pcaSquaredErrors: Float64Array.of(Number.NaN, 55),
    },
    ...part,
  };
}

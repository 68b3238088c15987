/**
 * Tells classes from the codes of a trained encoder, on a copy, and reports how well.
 * Not the classifier: engine/classification.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { classify } from '#engine/classification/classify.ts';
import type { Trainer } from '#engine/trainer.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { Progress } from './progress.ts';
import type { ClassificationReport } from './report.ts';
import { breathe } from './turns.ts';

/** @throws HourglassError "classify/labels" where there is nothing to tell apart */
export function requireClasses({ classNames }: Data): void {
  if (classNames.length > 1) return;
  throw new HourglassError(
    'classify/labels',
    'These data have no classes to tell apart: leave out --classify or choose labelled data.',
  );
}

/** @param epochs for the head alone, and again for all layers  @throws Interrupted */
export async function measureClasses(
  spec: ExperimentSpec,
  data: Data,
  trainer: Trainer,
  epochs: number,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<ClassificationReport> {
  const start = performance.now();
  const work = classify(spec, data, trainer, epochs);
  progress.stage('Fine-tuning a copy of the encoder with labels');
  try {
    for (;;) {
      const next = await work.next();
      const seconds = (performance.now() - start) / 1000;
      if (next.done) return { epochs, seconds, ...next.value };
      progress.share(next.value.share);
      await breathe(signal);
    }
  } finally {
    // Disposes what is left of it; without effect after its end.
    await work.return({ frozen: Number.NaN, fineTuned: Number.NaN });
  }
}

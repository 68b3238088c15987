/**
 * Where claims are tried: trains experiments on one data set and measures what came of them.
 * Not the claims.
 */
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { evaluateSquaredError } from '#engine/evaluation/evaluate.ts';
import { computeOutputs, type SplitOutputs } from '#engine/export/testOutputs.ts';
import { createNoise } from '#engine/noise.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { HourglassError } from '#protocol/errors.ts';
import { createCurve } from '../curve.ts';
import { runPhases } from '../phasesLoop.ts';
import type { Progress } from '../progress.ts';
import { runTraining } from '../trainingLoop.ts';
import { breathe, drain } from '../turns.ts';

export interface Lab {
  readonly data: ImageSet;
  /** Trains to the end; the lab disposes the trainer. @throws HourglassError "training/diverged" */
  train(label: string, spec: ExperimentSpec): Promise<Trainer>;
  /** Runs work that yields its finished share. */
  measure<Result>(label: string, work: AsyncGenerator<number, Result, void>): Promise<Result>;
  /** Codes and reconstructions of the test images. */
  outputs(codec: Codec): Promise<SplitOutputs>;
  /** Mean Σ (x − x̂)² of the test images, from clean inputs. */
  squaredError(codec: Codec): Promise<number>;
  /** The same from inputs that are corrupted as in the experiment of `corrupting`. */
  squaredErrorCorrupted(codec: Codec, corrupting: Trainer): Promise<number>;
  dispose(): void;
}

export interface LabOptions {
  readonly data: ImageSet;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Instead of each experiment's. */
  readonly epochs: number | undefined;
}

export function createLab({ data, progress, signal, epochs }: LabOptions): Lab {
  const trainers: Trainer[] = [];
  const measure: Lab['measure'] = (label, work) => {
    progress.stage(label);
    return drain(work, signal, progress.share);
  };
  const { test } = data;
  return {
    data,
    measure,
    async train(label, given) {
      const spec = epochs === undefined ? given : { ...given, training: { ...given.training, epochs } };
      const trainer = createTrainer(spec, data, () => breathe(signal));
      trainers.push(trainer);
      await runPhases(trainer, progress, signal);
      progress.stage(`Training: ${label}`);
      const curve = createCurve(trainer.termNames, trainer.stepsPerEpoch);
      const { divergedAt } = await runTraining({
        ...{ trainer, steps: trainer, curve, signal, epochs: spec.training.epochs },
        onProgress: progress.training,
      });
      if (divergedAt === undefined) return trainer;
      throw new HourglassError('training/diverged', `${label} diverged at step ${divergedAt}.`);
    },
    outputs: (codec) => measure('Encoding the test images', computeOutputs(codec, test)),
    squaredError: (codec) => measure('Testing', evaluateSquaredError(codec, test, test.count)),
    squaredErrorCorrupted(codec, { objective }) {
      const see = (x: Parameters<Codec['encode']>[0], start: number) =>
        objective.corrupt(x, createNoise(0, 'test', start));
      return measure('Testing on corrupted images', evaluateSquaredError(codec, test, test.count, see));
    },
    dispose() {
      for (const trainer of trainers.splice(0)) trainer.dispose();
    },
  };
}

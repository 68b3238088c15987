/**
 * Evaluates a run on held-out images, a chunk at a time: often on a sample, and on all of them at the end of an epoch.
 * Not the measures: engine/evaluation has those.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { evaluateObjective, evaluateSquaredError } from '#engine/evaluation/evaluate.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { TestPoint } from '#protocol/messages.ts';

/** Images of the sample that is tested on during an epoch. */
const SAMPLE = 1000;

export interface Testing {
  /** Whether an evaluation is under way; the weights must not change while it is. */
  isActive(): boolean;
  start(images: 'sample' | 'all'): void;
  abandon(): void;
  /** One chunk more. @returns the finished point, if this was the last one */
  advance(): Promise<TestPoint | undefined>;
  /** Whether all images were tested at this step, with PCA beside it if there is one. */
  isComplete(step: number): boolean;
}

export function createTesting(
  trainer: Trainer,
  data: Data,
  seed: number,
  pca: () => Codec | undefined,
): Testing {
  let active: AsyncGenerator<number, TestPoint, void> | undefined;
  let complete: { readonly step: number; readonly withPca: boolean } | undefined;
  const pcaError = rememberingPca(data, pca);

  const evaluate = async function* (count: number): AsyncGenerator<number, TestPoint, void> {
    const step = trainer.stepsDone();
    const pixels = data.width * data.height;
    const terms = yield* evaluateObjective(trainer.objective, data.test, pixels, count, seed);
    const squaredError = yield* evaluateSquaredError(trainer.autoencoder, data.test, count);
    const pcaSquaredError = yield* pcaError(count);
    if (count === data.test.count) complete = { step, withPca: pcaSquaredError !== undefined };
    const [epoch, total] = [step / trainer.stepsPerEpoch, terms.reduce((sum, term) => sum + term, 0)];
    const known = { step, epoch, images: count, total, terms, squaredError };
    return pcaSquaredError === undefined ? known : { ...known, pcaSquaredError };
  };

  return {
    isActive: () => active !== undefined,
    start(images) {
      active = evaluate(images === 'all' ? data.test.count : Math.min(SAMPLE, data.test.count));
    },
    abandon() {
      active = undefined;
    },
    async advance() {
      const next = await active?.next();
      if (!next?.done) return undefined;
      active = undefined;
      return next.value;
    },
    isComplete: (step) => complete?.step === step && complete.withPca === (pca() !== undefined),
  };
}

/** Squared error of PCA on the first so many test images, computed once for each number of them. */
function rememberingPca(data: Data, pca: () => Codec | undefined) {
  const known = new Map<number, number>();
  return async function* (count: number): AsyncGenerator<number, number | undefined, void> {
    const codec = pca();
    if (!codec) return undefined;
    const error = known.get(count) ?? (yield* evaluateSquaredError(codec, data.test, count));
    known.set(count, error);
    return error;
  };
}

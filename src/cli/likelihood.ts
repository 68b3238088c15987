/**
 * How likely a trained variational autoencoder finds test images, for its report.
 * Not the bounds: engine/evaluation/likelihood.ts.
 */
import type { Data } from '#catalog/datasets/data.ts';
import { estimateLikelihood, type LikelihoodBounds } from '#engine/evaluation/likelihood.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Progress } from './progress.ts';
import { drain } from './turns.ts';

/** Fewer than all: each takes as many passes as there are draws. */
const IMAGES = 1000;
const DRAWS = 50;

/** Of the first test images; undefined where the experiment has no likelihood.
 *  @throws Interrupted */
export async function measureLikelihood(
  { objective, autoencoder }: Trainer,
  { test }: Data,
  seed: number,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<LikelihoodBounds | undefined> {
  const { logWeights } = objective;
  if (!logWeights) return undefined;
  progress.stage('Estimating the likelihood of test images');
  const images = Math.min(IMAGES, test.count);
  const job = { objective, logWeights, split: test, pixels: autoencoder.pixels, images, draws: DRAWS, seed };
  return drain(estimateLikelihood(job), signal, progress.share);
}

/**
 * How likely a variational autoencoder finds images, estimated from many draws of their codes.
 * Not the weight of one draw: logWeights.ts.
 */
import type { Split } from '#catalog/datasets/data.ts';
import { gatherBatch } from '../data/batches.ts';
import type { LogWeights } from '../logWeights.ts';
import { createNoise } from '../noise.ts';
import type { Objective } from '../objective.ts';
import { createPass } from '../pass.ts';
import { tf } from '../tf.ts';
import { CHUNK, chunks, indexRange } from './evaluate.ts';

/** log (1/k) Σ exp vᵢ over the k values, without overflow. */
export function logMeanExp(values: ArrayLike<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i]!);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - largest);
  return largest + Math.log(sum / values.length);
}

export interface LikelihoodBounds {
  readonly images: number;
  /** Draws of the code of each image, k. */
  readonly draws: number;
  /** Mean log w: the evidence lower bound, nats an image. */
  readonly elbo: number;
  /** Mean log (1/k) Σ w, nats an image: ELBO ≤ IWAE-k ≤ log p(x), the tighter the more draws. */
  readonly iwae: number;
}

export interface LikelihoodJob {
  readonly objective: Pick<Objective, 'clock'>;
  readonly logWeights: LogWeights;
  readonly split: Split;
  readonly pixels: number;
  /** The split's first so many. */
  readonly images: number;
  readonly draws: number;
  readonly seed: number;
}

/** Both bounds from the same draws. With cross-entropy on grey pixels they are what papers print, −Σ cross-entropy in the place
 *  of log p(x|z), but no log-density: that loss is a distribution of black and white pixels only.
 *  @yields the finished share after each draw of a chunk
 *  @see Burda, Grosse & Salakhutdinov 2016, “Importance weighted autoencoders”, equation 8 */
export async function* estimateLikelihood(
  job: LikelihoodJob,
): AsyncGenerator<number, LikelihoodBounds, void> {
  const { objective, logWeights, split, pixels, images, draws, seed } = job;
  let elbo = 0;
  let iwae = 0;
  for (const range of chunks(images)) {
    const inRange = range.end - range.start;
    const ofImage = Array.from({ length: inRange }, () => new Float64Array(draws));
    for (let draw = 0; draw < draws; draw++) {
      const values = tf.tidy(() => {
        const { x } = gatherBatch(split, pixels, indexRange(range), CHUNK);
        const noise = createNoise(seed, 'test', images * draw + range.start);
        return logWeights(x, createPass('test', noise, objective.clock));
      });
      const found = await values.data<'float32'>();
      values.dispose();
      for (const [i, own] of ofImage.entries()) own[draw] = found[i]!;
      yield (range.start + (inRange * (draw + 1)) / draws) / images;
    }
    for (const own of ofImage) {
      elbo += own.reduce((sum, value) => sum + value, 0) / draws;
      iwae += logMeanExp(own);
    }
  }
  return { images, draws, elbo: elbo / images, iwae: iwae / images };
}

/**
 * A codebook: vectors of which the nearest one stands for each vector that comes in.
 * Not a code: codes/vectorQuantised.ts is.
 */
import type { LayerPlan, Weights } from '../layer.ts';
import type { Pass } from '../pass.ts';
import type { Noise, Rank, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { stopGradient } from './stopGradient.ts';

export interface Codebook {
  /** Vectors in the code of one image; their numbers follow one another. */
  readonly groups: number;
  /** Numbers of a vector. */
  readonly dimension: number;
  readonly entries: number;
  /** Of the moving averages, in (0, 1). */
  readonly decay: number;
  /** Whether the entries are moving averages of the vectors that they stand for, rather than trained by a gradient. */
  readonly isAveraged: boolean;
}

/** argminₖ ‖v − eₖ‖ for each row, of equal ones the first. It has no gradient.
 *  @param vectors v [n, dimension]  @param entries e [entries, dimension]
 *  @returns int32 [n]; the caller disposes */
export function nearest(tf: Tf, vectors: Tensor2D, entries: Tensor): Tensor1D {
  // ‖v‖² is the same for all entries.
  const products = tf.matMul<Tensor2D>(vectors, entries, false, true); // [n, entries]
  return tf.argMin(tf.sub(tf.sum(tf.square(entries), 1), tf.mul(2, products)), 1);
}

/** The smallest share by which is divided: an entry that stands for nothing stays where it is. */
const LEAST_SHARE = 1e-6;

/** Notes how often each entry was chosen, and where the entries move if they are averages:
 *  u ← γ u + (1 − γ) n,  eₖ ← eₖ + (1 − γ) (Σ vectors of k − nₖ eₖ) / uₖ, all as means over the images. With eₖ = mₖ / uₖ
 *  these are the averages of the paper.
 *  @see van den Oord et al. 2017, appendix A.1 */
function follow(
  tf: Tf,
  { codebook, use }: Weights,
  chosen: { readonly assigned: Tensor2D; readonly vectors: Tensor2D },
  { groups, entries, decay, isAveraged }: Codebook,
  { weights, remember }: Pass,
): void {
  const { assigned, vectors } = chosen;
  const perVector = tf.reshape(tf.tile(tf.expandDims(weights!, 1), [1, groups]), [-1, 1]); // [batch · groups, 1]
  const weighted = tf.mul<Tensor2D>(assigned, perVector);
  const shares = tf.sum(tf.reshape(weighted, [-1, groups, entries]), 0); // [groups, entries]
  const newUse = tf.add(tf.mul(decay, use!), tf.mul(1 - decay, shares));
  remember(use!, newUse);
  if (!isAveraged) return;
  const column = (perGroup: Tensor) => tf.expandDims(tf.sum(perGroup, 0), 1); // [entries, 1]
  const sums = tf.matMul(weighted, vectors, true); // [entries, dimension]
  const move = tf.div(
    tf.sub(sums, tf.mul(column(shares), codebook!)),
    tf.maximum(column(newUse), LEAST_SHARE),
  );
  remember(codebook!, tf.add(codebook!, tf.mul(1 - decay, move)));
}

/** Each vector's nearest entry. A gradient flows into the entries, none into the vectors.
 *  Weights: "codebook" [entries, dimension]; "use" [groups, entries], the moving average of how often an image's vector at
 *  each place is that entry: every row adds up to 1. */
export function codebookLayer(book: Codebook): LayerPlan {
  const { groups, dimension, entries, isAveraged } = book;
  return {
    units: groups * dimension,
    activation: 'linear',
    weights: {
      codebook: {
        shape: [entries, dimension],
        initializer: { kind: 'normal', deviation: 1 },
        decays: false,
        trained: !isAveraged,
      },
      use: {
        shape: [groups, entries],
        initializer: { kind: 'constant', value: 1 / entries },
        decays: false,
        trained: false,
      },
    },
    apply(tf, input, weights, pass) {
      const vectors = tf.reshape<Rank.R2>(input, [-1, dimension]); // [batch · groups, dimension]
      const assigned = stopGradient(tf, () => choose(tf, nearest(tf, vectors, weights.codebook!), entries));
      if (pass.mode === 'train') follow(tf, weights, { assigned, vectors }, book, pass);
      return lookUp(tf, assigned, weights, book);
    },
  };
}

/** 1 for the chosen entry of each row, else 0: [n, entries]. */
const choose = (tf: Tf, chosen: Tensor1D, entries: number): Tensor2D =>
  tf.reshape<Rank.R2>(tf.oneHot(chosen, entries, 1, 0, 'float32'), [-1, entries]);

/** The entries that were chosen, those of an image side by side: [batch, groups · dimension]. */
const lookUp = (
  tf: Tf,
  assigned: Tensor2D,
  { codebook }: Weights,
  { groups, dimension }: Codebook,
): Tensor2D => tf.reshape<Rank.R2>(tf.matMul(assigned, codebook!), [-1, groups * dimension]);

/** Codes whose vectors are drawn independently of each other, at each place as often as `use` has it.
 *  @returns [count, groups · dimension]; the caller disposes */
export function drawEntries(tf: Tf, weights: Weights, noise: Noise, count: number, book: Codebook): Tensor2D {
  const { groups, entries } = book;
  const assigned = stopGradient(tf, () => {
    const logits = tf.log(tf.maximum(weights.use!, 1e-30)); // [groups, entries]
    const gumbel = noise.gumbel('entries', [count * groups, entries]);
    const chosen = tf.argMax<Tensor1D>(tf.add(gumbel, tf.tile(logits, [count, 1])), 1);
    return choose(tf, chosen, entries);
  });
  return lookUp(tf, assigned, weights, book);
}

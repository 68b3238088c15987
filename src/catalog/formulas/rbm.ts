/**
 * The restricted Boltzmann machine: its energy, its conditional distributions and contrastive divergence.
 * Not its training: pretraining/rbm.ts stacks such machines and trains them.
 */
import type { Noise, Rank, Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** Visible units are 0 or 1, or a probability between. Hidden ones are 0 or 1 ("binary"), or a real number with unit
 *  variance around its mean ("gaussian"). */
export interface Rbm {
  readonly hidden: 'binary' | 'gaussian';
  /** W [visible, hidden] */
  readonly kernel: Tensor2D;
  /** b [visible] */
  readonly visibleBias: Tensor1D;
  /** c [hidden] */
  readonly hiddenBias: Tensor1D;
}

/** "probabilities": the visible units of a chain are their means, which is calmer. "samples": they are drawn, so that
 *  the chain is a true one and its statistics tend to the model's own. */
export type ChainKind = 'probabilities' | 'samples';

/** Σ over the units of a product, row by row: [batch, units], [batch, units] or [units] → [batch]. */
const inner = (tf: Tf, a: Tensor2D, b: Tensor1D | Tensor2D): Tensor1D =>
  tf.sum<Tensor1D>(tf.mul<Tensor2D>(a, b), 1);

/** vW [batch, hidden]: what each hidden unit gets from the visible ones, without its bias. */
const fieldOnHidden = (tf: Tf, { kernel }: Rbm, v: Tensor2D) => tf.matMul<Tensor2D>(v, kernel);

/** Binary: E(v, h) = −b·v − c·h − vWh. Gaussian: E(v, h) = −b·v + ½ ‖h − c‖² − vWh.
 *  @param v [batch, visible]  @param h [batch, hidden]
 *  @returns [batch], nats; the caller disposes.
 *  @see Hinton & Salakhutdinov 2006, equation 1; supporting material for linear hidden units */
export function energy(tf: Tf, rbm: Rbm, v: Tensor2D, h: Tensor2D): Tensor1D {
  const pull = inner(tf, fieldOnHidden(tf, rbm, v), h);
  const ofVisible = tf.add<Tensor1D>(inner(tf, v, rbm.visibleBias), pull);
  const ofHidden =
    rbm.hidden === 'binary'
      ? tf.neg(inner(tf, h, rbm.hiddenBias))
      : tf.mul<Tensor1D>(0.5, tf.sum(tf.squaredDifference(h, rbm.hiddenBias), 1));
  return tf.sub(ofHidden, ofVisible);
}

/** F(v) = −log Σ_h exp(−E(v, h)), an integral where hidden units are Gaussian, so that p(v) = exp(−F(v)) / Z.
 *  Binary: −b·v − Σⱼ log(1 + exp(cⱼ + aⱼ)) with a = vW. Gaussian: −b·v − Σⱼ (aⱼ cⱼ + ½ aⱼ² + ½ log 2π).
 *  @param v [batch, visible]  @returns [batch], nats; the caller disposes.
 *  @see Hinton 2012, A practical guide to training restricted Boltzmann machines, section 16.1 */
export function freeEnergy(tf: Tf, rbm: Rbm, v: Tensor2D): Tensor1D {
  const field = fieldOnHidden(tf, rbm, v); // [batch, hidden]
  const gained =
    rbm.hidden === 'binary'
      ? tf.softplus(tf.add<Tensor2D>(field, rbm.hiddenBias))
      : tf.add(tf.mul(field, tf.add(rbm.hiddenBias, tf.mul(0.5, field))), 0.5 * Math.log(2 * Math.PI)); // [batch, hidden]
  return tf.neg(tf.add(inner(tf, v, rbm.visibleBias), tf.sum<Tensor1D>(gained, 1)));
}

/** E[h | v] = σ(c + vW); c + vW where hidden units are Gaussian. [batch, hidden]; the caller disposes. */
export function hiddenMeans(tf: Tf, { hidden, kernel, hiddenBias }: Rbm, v: Tensor2D): Tensor2D {
  const activation = hidden === 'binary' ? 'sigmoid' : 'linear';
  const fused = tf.fusedOperations?.dense(v, kernel, hiddenBias, activation);
  if (fused) return fused;
  const total = tf.add<Tensor2D>(tf.matMul<Tensor2D>(v, kernel), hiddenBias);
  return hidden === 'binary' ? tf.sigmoid(total) : total;
}

/** E[v | h] = σ(b + W h), the probability that each visible unit is 1. [batch, visible]; the caller disposes. */
export function visibleMeans(tf: Tf, { kernel, visibleBias }: Rbm, h: Tensor2D): Tensor2D {
  return tf.sigmoid(tf.add<Tensor2D>(tf.matMul<Tensor2D>(h, kernel, false, true), visibleBias));
}

/** 1 with the probability p, else 0: [u < p] with u ~ U(0, 1). Shape of p; the caller disposes. */
function drawBinary(tf: Tf, p: Tensor2D, noise: Noise, use: string): Tensor2D {
  return tf.cast(tf.less(noise.uniform(use, p.shape), p), 'float32');
}

/** h ~ p(h | v) from E[h | v], [batch, hidden]; the caller disposes. */
function drawHidden(tf: Tf, { hidden }: Rbm, means: Tensor2D, noise: Noise, use: string): Tensor2D {
  if (hidden === 'binary') return drawBinary(tf, means, noise, use);
  return tf.add(means, noise.normal(use, means.shape));
}

interface ChainEnd {
  /** What the first hidden draw made of the data, E[v | h], [batch, visible]. */
  readonly reconstruction: Tensor2D;
  /** Visible units after the last step, [batch, visible]. */
  readonly v: Tensor2D;
  /** E[h | v] of those, [batch, hidden]. */
  readonly hMeans: Tensor2D;
}

/** k ≥ 1 steps of block Gibbs sampling, v → h → v, each beginning with a draw of the hidden units.
 *  @param hMeans E[h | v] of the visible units to begin with, [batch, hidden]
 *  @returns tensors that the caller disposes
 *  @see Hinton 2002, Training products of experts by minimizing contrastive divergence */
function gibbsChain(
  tf: Tf,
  rbm: Rbm,
  hMeans: Tensor2D,
  steps: number,
  kind: ChainKind,
  noise: Noise,
): ChainEnd {
  let end: ChainEnd | undefined;
  for (let step = 0; step < steps; step++) {
    const h = drawHidden(tf, rbm, end?.hMeans ?? hMeans, noise, `hidden ${step}`);
    const means = visibleMeans(tf, rbm, h);
    const v = kind === 'samples' ? drawBinary(tf, means, noise, `visible ${step}`) : means;
    end = { reconstruction: end?.reconstruction ?? means, v, hMeans: hiddenMeans(tf, rbm, v) };
  }
  if (!end) throw new RangeError('A chain has at least one step.');
  return end;
}

/** What the machine makes up by itself: chains that begin with visible units thrown like coins, and are all drawn.
 *  @param marks after how many steps v → h → v to look, rising
 *  @returns E[v | h] at each mark, or the coins themselves after 0 steps, [chains, visible]; the caller disposes */
export function fantasies(
  tf: Tf,
  rbm: Rbm,
  chains: number,
  marks: readonly number[],
  noise: Noise,
): readonly Tensor2D[] {
  const [visible] = rbm.kernel.shape;
  const start = tf.fill<Rank.R2>([chains, visible], 0.5);
  let v = drawBinary(tf, start, noise, 'coins');
  start.dispose();
  const seen = marks.filter((mark) => mark === 0).map(() => tf.clone(v));
  for (let step = 1; step <= (marks.at(-1) ?? 0); step++) {
    const [means, next] = tf.tidy(() => {
      const h = drawHidden(tf, rbm, hiddenMeans(tf, rbm, v), noise, `fantasy hidden ${step}`);
      const pixels = visibleMeans(tf, rbm, h);
      return [pixels, drawBinary(tf, pixels, noise, `fantasy visible ${step}`)] as const;
    });
    v.dispose();
    v = next;
    if (marks.includes(step)) seen.push(means);
    else means.dispose();
  }
  v.dispose();
  return seen;
}

/** Gradients of the loss by the weights, of their shapes. */
interface RbmGradients {
  readonly kernel: Tensor2D;
  readonly visibleBias: Tensor1D;
  readonly hiddenBias: Tensor1D;
}

/** ⟨v hᵀ⟩, ⟨v⟩ and ⟨h⟩ over a batch. */
function statistics(tf: Tf, v: Tensor2D, hMeans: Tensor2D, weights: Tensor1D): RbmGradients {
  const column = tf.expandDims<Tensor2D>(weights, 1); // [batch, 1]
  const [weightedV, weightedH] = [tf.mul<Tensor2D>(v, column), tf.mul<Tensor2D>(hMeans, column)];
  return {
    kernel: tf.matMul<Tensor2D>(v, weightedH, true), // [visible, hidden]
    visibleBias: tf.sum<Tensor1D>(weightedV, 0),
    hiddenBias: tf.sum<Tensor1D>(weightedH, 0),
  };
}

/** CD-k: ∂(−log p(v)) ≈ ⟨∂E⟩ of the data − ⟨∂E⟩ after k steps of a chain that begins there, where −∂E is v hᵀ by W, v by
 *  b, h by c, and h stands as its mean. With "samples" it tends to the true gradient as k grows. For Gaussian hidden
 *  units −∂E/∂c is h − c, of which the c cancels.
 *  @param v the data, [batch, visible]  @param weights [batch], 1 / (number of images) for an image, 0 for padding
 *  @returns gradients to descend, and the reconstruction after the first step [batch, visible]; the caller disposes
 *  @see Hinton 2002, equation 7; Hinton & Salakhutdinov 2006, supporting material */
export function contrastiveDivergence(
  tf: Tf,
  rbm: Rbm,
  { v, weights }: { readonly v: Tensor2D; readonly weights: Tensor1D },
  { steps, kind }: { readonly steps: number; readonly kind: ChainKind },
  noise: Noise,
): { readonly gradients: RbmGradients; readonly reconstruction: Tensor2D } {
  const hMeans = hiddenMeans(tf, rbm, v);
  const end = gibbsChain(tf, rbm, hMeans, steps, kind, noise);
  const data = statistics(tf, v, hMeans, weights);
  const model = statistics(tf, end.v, end.hMeans, weights);
  return {
    gradients: {
      kernel: tf.sub(model.kernel, data.kernel),
      visibleBias: tf.sub(model.visibleBias, data.visibleBias),
      hiddenBias: tf.sub(model.hiddenBias, data.hiddenBias),
    },
    reconstruction: end.reconstruction,
  };
}

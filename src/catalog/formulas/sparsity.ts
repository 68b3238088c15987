/**
 * Mean activities, and how far they are from a target.
 * Not which activities are averaged over what: regularizers/targetSparsity.ts.
 */
import type { Scalar, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** ρ̂ⱼ = Σ over the batch of weight · hⱼ, the mean of each unit over the images, [units]; the caller disposes.
 *  @param h [batch, units]  @param weights [batch], 1 / (number of images) for an image, 0 for padding */
export const meanOfUnits = (tf: Tf, h: Tensor2D, weights: Tensor1D): Tensor1D =>
  tf.sum<Tensor1D>(tf.mul(h, tf.expandDims(weights, 1)), 0);

/** Below this a rate counts as this: the logarithm stays finite where a sigmoid has rounded to 0 or 1. */
const LEAST = 1e-30;

/** KL(ρ ‖ ρ̂) = ρ ln(ρ / ρ̂) + (1 − ρ) ln((1 − ρ) / (1 − ρ̂)), of two coins that show heads with these probabilities;
 *  d/dρ̂ = −ρ/ρ̂ + (1 − ρ)/(1 − ρ̂).
 *  @param rho in (0, 1)  @param rhoHat in (0, 1)
 *  @returns nats, of the shape of rhoHat; the caller disposes.
 *  @see Ng 2011, CS294A lecture notes, "Autoencoders and sparsity" */
export function bernoulliKl<T extends Tensor>(tf: Tf, rho: Scalar, rhoHat: T): T {
  const term = (target: Scalar, rate: T): T =>
    tf.mul(target, tf.sub(tf.log(target), tf.log(tf.maximum(rate, LEAST))));
  return tf.add(term(rho, rhoHat), term(tf.sub(1, rho), tf.sub(1, rhoHat)));
}

export type Distance = 'kl' | 'l1' | 'l2';

const distances = {
  kl: bernoulliKl,
  /** |ρ − ρ̂| */
  l1: (tf, rho, rhoHat) => tf.abs(tf.sub(rho, rhoHat)),
  /** (ρ − ρ̂)² */
  l2: (tf, rho, rhoHat) => tf.square(tf.sub(rho, rhoHat)),
} as const satisfies Record<Distance, (tf: Tf, rho: Scalar, rhoHat: Tensor1D) => Tensor1D>;

/** The distance of each mean activity [n] from the target ρ, [n]; the caller disposes. */
export const distanceFromTarget = (tf: Tf, id: Distance, rho: Scalar, rhoHat: Tensor1D): Tensor1D =>
  distances[id](tf, rho, rhoHat);

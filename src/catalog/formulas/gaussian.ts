/**
 * The diagonal Gaussian: drawing from it, its density, and its divergence from others.
 * Not a code: codes/gaussian.ts is.
 */
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** A diagonal Gaussian for each row. */
export interface DiagonalGaussian {
  /** [batch, latentDim] */
  readonly mu: Tensor2D;
  /** [batch, latentDim], or one row for all */
  readonly logVar: Tensor2D;
}

/** μ² + σ² − log σ² − 1 of each unit, [batch, latentDim]. */
const doubledKl = (tf: Tf, mu: Tensor2D, logVar: Tensor2D): Tensor2D =>
  tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));

/** (σ² + (μ − m)²) / s² − 1 + log s² − log σ² of each unit, [batch, latentDim]. */
function doubledKlBetween(tf: Tf, q: DiagonalGaussian, p: DiagonalGaussian): Tensor2D {
  const squares = tf.add(tf.exp(q.logVar), tf.squaredDifference(q.mu, p.mu)); // [batch, latentDim]
  const logRatio = tf.sub(p.logVar, q.logVar);
  return tf.add(tf.sub(tf.mul(squares, tf.exp(tf.neg(p.logVar))), 1), logRatio);
}

/** KL(q(z|x) ‖ N(0, I)) = ½ Σⱼ (μⱼ² + σⱼ² − log σⱼ² − 1).
 *  @param mu [batch, latentDim]  @param logVar [batch, latentDim]
 *  @returns [batch], nats; the caller disposes.
 *  @see Kingma & Welling 2014, Appendix B */
export const gaussianKl = (tf: Tf, mu: Tensor2D, logVar: Tensor2D): Tensor1D =>
  tf.mul(0.5, tf.sum<Tensor1D>(doubledKl(tf, mu, logVar), 1));

/** KL(q ‖ p) = ½ Σⱼ ((σⱼ² + (μⱼ − mⱼ)²) / sⱼ² − 1 + log sⱼ² − log σⱼ²) with q = N(μ, σ²) and p = N(m, s²).
 *  @returns [batch], nats; the caller disposes.
 *  @see Kullback 1968, “Information theory and statistics”, chapter 9 */
export const gaussianKlBetween = (tf: Tf, q: DiagonalGaussian, p: DiagonalGaussian): Tensor1D =>
  tf.mul(0.5, tf.sum<Tensor1D>(doubledKlBetween(tf, q, p), 1));

/** KL(q(zⱼ|x) ‖ p(zⱼ)) of each unit, mean over the rows; the units add up to the mean KL of the code.
 *  @param p N(0, I) if omitted
 *  @returns [latentDim], nats; the caller disposes. */
export const gaussianKlOfUnits = (tf: Tf, q: DiagonalGaussian, p?: DiagonalGaussian): Tensor1D =>
  tf.mul(0.5, tf.mean<Tensor1D>(p ? doubledKlBetween(tf, q, p) : doubledKl(tf, q.mu, q.logVar), 0));

/** z = μ + exp(½ log σ²) ε, the reparameterised draw.
 *  @param epsilon [batch, latentDim] from N(0, I)
 *  @returns [batch, latentDim]; the caller disposes.
 *  @see Kingma & Welling 2014, section 2.4 */
export function sampleGaussian(tf: Tf, mu: Tensor2D, logVar: Tensor2D, epsilon: Tensor2D): Tensor2D {
  return tf.add(mu, tf.mul(tf.exp(tf.mul(0.5, logVar)), epsilon));
}

const LOG_2_PI = Math.log(2 * Math.PI);

/** log N(z; μ, σ²) = −½ Σⱼ ((zⱼ − μⱼ)² / σⱼ² + log σⱼ² + log 2π).
 *  @param z [batch, latentDim]  @param mu [batch, latentDim]  @param logVar [batch, latentDim]
 *  @returns [batch], nats; the caller disposes. */
export function gaussianLogDensity(tf: Tf, z: Tensor2D, mu: Tensor2D, logVar: Tensor2D): Tensor1D {
  const squares = tf.mul(tf.squaredDifference(z, mu), tf.exp(tf.neg(logVar))); // [batch, latentDim]
  return tf.mul(-0.5, tf.sum<Tensor1D>(tf.add(tf.add(squares, logVar), LOG_2_PI), 1));
}

/** log N(z; 0, I) of z [batch, latentDim].
 *  @returns [batch], nats; the caller disposes. */
export function standardLogDensity(tf: Tf, z: Tensor2D): Tensor1D {
  return tf.mul(-0.5, tf.sum<Tensor1D>(tf.add(tf.square(z), LOG_2_PI), 1));
}

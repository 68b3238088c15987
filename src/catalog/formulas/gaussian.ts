/**
 * The diagonal Gaussian: drawing from it, and its divergence from the standard one.
 * Not a code: codes/gaussian.ts is.
 */
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';

/** KL(q(z|x) ‖ N(0, I)) = ½ Σⱼ (μⱼ² + σⱼ² − log σⱼ² − 1).
 *  @param mu [batch, latentDim]  @param logVar [batch, latentDim]
 *  @returns [batch], nats; the caller disposes.
 *  @see Kingma & Welling 2014, Appendix B */
export function gaussianKl(tf: Tf, mu: Tensor2D, logVar: Tensor2D): Tensor1D {
  const perUnit = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)); // [batch, latentDim]
  return tf.mul(0.5, tf.sum<Tensor1D>(perUnit, 1));
}

/** z = μ + exp(½ log σ²) ε, the reparameterised draw.
 *  @param epsilon [batch, latentDim] from N(0, I)
 *  @returns [batch, latentDim]; the caller disposes.
 *  @see Kingma & Welling 2014, section 2.4 */
export function sampleGaussian(tf: Tf, mu: Tensor2D, logVar: Tensor2D, epsilon: Tensor2D): Tensor2D {
  return tf.add(mu, tf.mul(tf.exp(tf.mul(0.5, logVar)), epsilon));
}

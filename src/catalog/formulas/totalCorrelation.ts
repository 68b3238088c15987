/**
 * The total correlation of drawn codes, estimated within a batch.
 * Not a regularizer: regularizers/totalCorrelation.ts is.
 */
import type { Tensor1D, Tensor2D, Tensor3D, Tf } from '../tf.ts';

const LOG_2_PI = Math.log(2 * Math.PI);
/** Takes a row of padding out of a sum of exponentials. */
const NOWHERE = -1e30;

/** log q(zᵢ) − Σ_d log q(zᵢ_d), where q is the mixture of the batch's own posteriors, q(z) = Σⱼ wⱼ q(z|xⱼ). Its mean over
 *  drawn zᵢ estimates KL(q(z) ‖ Π_d q(z_d)), from too little data: it is 0 for one unit.
 *  Departs from the paper's minibatch-weighted sampling, wⱼ = 1 / (N · batch), by the constant (latentDim − 1) log N, so
 *  that the gradient is the same.
 *  @param z [batch, latentDim], drawn from q(z|x)  @param mu [batch, latentDim]  @param logVar [batch, latentDim]
 *  @param weights [batch], wⱼ: 1 / (number of images), 0 for padding
 *  @returns [batch], nats; the caller disposes.
 *  @see Chen et al. 2018, equation 5 and appendix C.1 */
export function totalCorrelation(
  tf: Tf,
  z: Tensor2D,
  mu: Tensor2D,
  logVar: Tensor2D,
  weights: Tensor1D,
): Tensor1D {
  const isImage = tf.step(weights);
  const isPadding = tf.sub(1, isImage);
  const logWeights = tf.add(tf.log(tf.add(weights, isPadding)), tf.mul(NOWHERE, isPadding)); // [batch]
  const variance = tf.expandDims<Tensor3D>(tf.exp(logVar), 0); // [1, batch, latentDim]
  const distance = tf.sub<Tensor3D>(tf.expandDims(z, 1), tf.expandDims(mu, 0)); // [batch, batch, latentDim]
  const exponent = tf.add(tf.div(tf.square(distance), variance), tf.add(tf.expandDims(logVar, 0), LOG_2_PI));
  const logDensities = tf.mul<Tensor3D>(-0.5, exponent); // log q(zᵢ_d | xⱼ), [i, j, d]
  const joint = tf.logSumExp<Tensor1D>(tf.add(tf.sum(logDensities, 2), logWeights), 1); // [batch]
  const marginals = tf.logSumExp<Tensor2D>(tf.add(logDensities, tf.expandDims(logWeights, 1)), 1); // [batch, latentDim]
  return tf.sub(joint, tf.sum(marginals, 1));
}

/**
 * The game of a discriminator that tells real images from made ones, and of those who make them.
 * Not the networks: regularizers/adversary.ts.
 */
import type { Tensor1D, Tf } from '../tf.ts';

/** −log D = softplus(−d) with D = σ(d): little where an image is taken for real. [batch], nats; the caller disposes. */
const takenForReal = (tf: Tf, d: Tensor1D): Tensor1D => tf.softplus(tf.neg(d));

/** −log(1 − D) = softplus(d): little where an image is taken for made. [batch], nats; the caller disposes. */
const takenForMade = (tf: Tf, d: Tensor1D): Tensor1D => tf.softplus(d);

/** −log D(x) − mean over the makers of log(1 − D(x̂)): what the discriminator lowers; 2 ln 2 where it cannot tell.
 *  @param real [batch], logits of real images  @param made [batch] each, logits of made ones
 *  @returns [batch], nats; the caller disposes.
 *  @see Goodfellow et al. 2014, equation 1 */
export const discriminatorLoss = (tf: Tf, real: Tensor1D, made: readonly Tensor1D[]): Tensor1D =>
  tf.add(
    takenForReal(tf, real),
    meanOf(
      tf,
      made.map((d) => takenForMade(tf, d)),
    ),
  );

/** mean over the makers of −log D(x̂): what those lower who make the images. It pulls hardest where the discriminator is
 *  sure, unlike log(1 − D).
 *  @returns [batch], nats; the caller disposes.
 *  @see Goodfellow et al. 2014, section 3 */
export const makersLoss = (tf: Tf, made: readonly Tensor1D[]): Tensor1D =>
  meanOf(
    tf,
    made.map((d) => takenForReal(tf, d)),
  );

const meanOf = (tf: Tf, values: Tensor1D[]): Tensor1D => tf.mul(1 / values.length, tf.addN(values));

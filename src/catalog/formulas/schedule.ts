/**
 * Numbers that change in the course of a training.
 * Not learning rates: schedules/ has those.
 */
import type { Scalar, Tf } from '../tf.ts';

/** max(0, s − p) / s: 1 at the start, falling in a straight line to 0 where the share s of the training is done; 0
 *  throughout for s = 0.
 *  @param progress p, the share of the training that is done, 0 … 1
 *  @returns the caller disposes */
export function remaining(tf: Tf, progress: Scalar, share: Scalar | number): Scalar {
  return tf.div(tf.relu(tf.sub<Scalar>(share, progress)), tf.maximum(share, 1e-6));
}

/** start^(1 − p) · end^p: from one positive number to another, by the same factor in every step.
 *  @param progress p, 0 … 1
 *  @returns the caller disposes
 *  @see Abid, Balın & Zou 2019, “Annealing schedule” */
export function exponentialDecay(
  tf: Tf,
  progress: Scalar,
  start: Scalar | number,
  end: Scalar | number,
): Scalar {
  const [from, to] = [tf.log<Scalar>(start), tf.log<Scalar>(end)];
  return tf.exp(tf.add(from, tf.mul(progress, tf.sub(to, from))));
}

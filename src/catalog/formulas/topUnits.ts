/**
 * Which units of a row are its largest.
 * Not a code: codes/kSparse.ts is.
 */
import type { Scalar, Tensor2D, Tf } from '../tf.ts';

/** How many units of the row stand before each one, if they are sorted from the largest to the smallest and among equal
 *  ones by their index: a permutation of 0 … units − 1 for each row. It has no gradient.
 *  @param scores [batch, units]
 *  @returns [batch, units], float32; the caller disposes */
function ranks(tf: Tf, scores: Tensor2D): Tensor2D {
  const units = scores.shape[1];
  const order = tf.topk(scores, units).indices; // [batch, units]: the unit at each rank
  // Sorting a permutation inverts it: the rank of each unit.
  const inverse = tf.topk(tf.neg(tf.cast(order, 'float32')), units).indices;
  return tf.cast<Tensor2D>(inverse, 'float32');
}

/** 1 for the `count` largest units of each row, 0 for the others; of equal ones those with the lower index come first. So
 *  exactly `count` are 1, or all if there are fewer. It has no gradient.
 *  @param scores [batch, units]  @param count a whole number
 *  @returns [batch, units]; the caller disposes */
export function topUnits(tf: Tf, scores: Tensor2D, count: Scalar): Tensor2D {
  return tf.cast<Tensor2D>(tf.less(ranks(tf, scores), count), 'float32');
}

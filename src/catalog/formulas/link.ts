/**
 * The link from a decoder's logits to an image.
 * Not an activation of a hidden layer: see activations.ts.
 */
import type { Tensor2D, Tf } from '../tf.ts';

export type Link = 'linear' | 'sigmoid';

/** x̂ = logits or σ(logits), [batch, pixels]; the caller disposes. */
export function applyLink(tf: Tf, link: Link, logits: Tensor2D): Tensor2D {
  return link === 'sigmoid' ? tf.sigmoid(logits) : tf.clone(logits);
}

/** How x̂ moves when the logits move along `tangent`: J t = t, or x̂ (1 − x̂) t, [batch, pixels]; the caller disposes. */
export function linkTangent(tf: Tf, link: Link, logits: Tensor2D, tangent: Tensor2D): Tensor2D {
  if (link === 'linear') return tf.clone(tangent);
  const xHat = tf.sigmoid(logits);
  return tf.mul(tf.mul(xHat, tf.sub(1, xHat)), tangent);
}

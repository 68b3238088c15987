/** Salt-and-pepper noise: some pixels are set to black or to white. */
import { obstacleBeyondUnit } from '../datasets/fits.ts';
import { numberParam } from '../params.ts';
import type { Tensor2D } from '../tf.ts';
import { defineCorruption } from './corruption.ts';

/** x̃ᵢ = 0 where uᵢ < rate / 2, 1 where rate / 2 ≤ uᵢ < rate, xᵢ elsewhere, with uᵢ ~ U(0, 1).
 *  @see Vincent et al. 2010, section 3.3 */
export const saltAndPepper = defineCorruption({
  id: 'saltAndPepper',
  label: 'Salt and pepper',
  summary:
    'Sets a share of the pixels to black or to white, by the toss of a coin; the network learns which ones to doubt.',
  formula: 'x̃ᵢ = 0 if uᵢ < rate/2, 1 if rate/2 ≤ uᵢ < rate, else xᵢ',
  source: {
    authors: 'Vincent et al.',
    year: 2010,
    title: 'Stacked denoising autoencoders',
  },
  params: {
    rate: numberParam({
      label: 'Rate',
      help: 'Share of the pixels that are replaced. At 0 this is the plain autoencoder; more leaves less to go by.',
      default: 0.2,
      min: 0,
      max: 0.95,
      scale: 'linear',
      live: true,
    }),
  },
  obstacle: (_, around) =>
    obstacleBeyondUnit(
      around,
      (data) => `Black is 0 and white is 1, which mean nothing in ${data}: choose masking or Gaussian noise.`,
    ),
  corrupt: (tf, x, noise, { rate }) => {
    const u = noise.uniform('saltAndPepper', x.shape);
    const isSalt = tf.greaterEqual<Tensor2D>(u, tf.div(rate, 2));
    return tf.where<Tensor2D>(tf.less(u, rate), tf.cast<Tensor2D>(isSalt, 'float32'), x); // [batch, pixels]
  },
});

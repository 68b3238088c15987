/** Additive Gaussian noise. Not clipped, so that what the best denoiser adds is σ² times the score of the noisy density. */
import { numberParam } from '../params.ts';
import { defineCorruption } from './corruption.ts';

/** x̃ = x + σ ε with ε ~ N(0, I). */
export const gaussian = defineCorruption({
  id: 'gaussian',
  label: 'Gaussian noise',
  summary: 'Adds grain to every pixel, or shakes every point; the network learns the way back to clean data.',
  formula: 'x̃ = x + σ ε, ε ~ N(0, I)',
  source: {
    authors: 'Vincent et al.',
    year: 2010,
    title: 'Stacked denoising autoencoders',
  },
  params: {
    sigma: numberParam({
      label: 'Noise',
      symbol: 'σ',
      help: 'Standard deviation of the noise; in images 1 is the step from black to white, points have units of their own. Larger values hide more.',
      default: 0.3,
      min: 0,
      max: 2,
      scale: 'linear',
      live: true,
    }),
  },
  corrupt: (tf, x, noise, { sigma }) => tf.add(x, tf.mul(sigma, noise.normal('gaussianNoise', x.shape))),
});

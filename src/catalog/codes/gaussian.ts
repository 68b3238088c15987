/** The variational code: each image becomes a Gaussian, pulled towards N(0, I). */
import { denseLayer } from '../formulas/dense.ts';
import { gaussianKl, sampleGaussian } from '../formulas/gaussian.ts';
import { numberParam } from '../params.ts';
import { defineCode } from './code.ts';
import { sizeParam } from './size.ts';

/** z = μ + σ ε; the objective gains β KL(q(z|x) ‖ N(0, I)). For use, z = μ. */
export const gaussian = defineCode({
  id: 'gaussian',
  label: 'Gaussian',
  summary:
    'Each image becomes a small cloud instead of a point, and all clouds together are kept close to one round one. So any point of it decodes to something.',
  formula: 'z = μ + σ ε;  + β · ½ Σⱼ (μⱼ² + σⱼ² − log σⱼ² − 1)',
  source: { authors: 'Kingma & Welling', year: 2014, title: 'Auto-encoding variational Bayes' },
  provides: ['z', 'mu', 'logVar'],
  hasGaussianPrior: true,
  reads: 'features',
  params: {
    size: sizeParam,
    beta: numberParam({
      label: 'KL weight',
      symbol: 'β',
      help: 'How strongly the clouds are pulled together. 1 is the VAE; more untangles the units and blurs the images.',
      default: 1,
      min: 0,
      max: 100,
      scale: 'linear',
      live: true,
    }),
  },
  heads: ({ size }, inputs) => ({
    mu: denseLayer(inputs, size, 'linear'),
    logVar: denseLayer(inputs, size, 'linear'),
  }),
  plainHead: 'mu',
  sample: (tf, layers, { mode, noise }) => {
    const mu = layers.head('mu');
    if (mode === 'use') return { z: tf.clone(mu), mu };
    const logVar = layers.head('logVar');
    return { mu, logVar, z: sampleGaussian(tf, mu, logVar, noise.normal('code', mu.shape)) };
  },
  terms: (tf, { mu, logVar }, _, { beta }) => ({ kl: tf.mul(beta, gaussianKl(tf, mu!, logVar!)) }),
});

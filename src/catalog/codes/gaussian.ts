/** The variational code: each image becomes a Gaussian, pulled towards N(0, I). */
import { denseLayer } from '../formulas/dense.ts';
import { gaussianKl, sampleGaussian } from '../formulas/gaussian.ts';
import { numberParam } from '../params.ts';
import { defineCode } from './code.ts';
import { sizeParam } from './size.ts';
import { warmedUp, warmUpParam } from './warmUp.ts';

/** z = μ + σ ε; the objective gains β KL(q(z|x) ‖ N(0, I)), or β |KL − C(p)| where there is a capacity: C(p) = C p at the
 *  share p of the training. For use, z = μ.
 *  @see Burgess et al. 2018, “Understanding disentangling in β-VAE”, whose γ is β here */
export const gaussian = defineCode({
  id: 'gaussian',
  label: 'Gaussian',
  summary:
    'Each image becomes a small cloud instead of a point, and all clouds together are kept close to one round one. So any point of it decodes to something.',
  formula: 'z = μ + σ ε;  + β · KL,  KL = ½ Σⱼ (μⱼ² + σⱼ² − log σⱼ² − 1);  with a capacity + β · |KL − C|',
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
    warmUp: warmUpParam(0),
    capacity: numberParam({
      label: 'Capacity',
      symbol: 'C',
      unit: 'nats',
      help: 'What the code of an image may cost in the end: the KL is drawn to this value, which rises from 0 over the training, instead of to 0. More room copies more detail. 0 is the VAE without it; together with it the KL weight should be large, such as 20.',
      default: 0,
      min: 0,
      max: 100,
      scale: 'linear',
      live: false,
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
  terms: (tf, { mu, logVar }, { clock }, { beta, warmUp, capacity }) => {
    const kl = gaussianKl(tf, mu!, logVar!); // [batch]
    // Without a capacity the absolute value is left out: rounding may take a vanishing divergence below 0.
    const cost = capacity === 0 ? kl : tf.abs(tf.sub(kl, tf.mul(capacity, clock.progress)));
    return { kl: tf.mul(warmedUp(tf, beta, clock, warmUp), cost) };
  },
});

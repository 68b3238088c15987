/** The two-level Gaussian code: a second, smaller code says where the first one is to be expected. */
import { denseLayer } from '../formulas/dense.ts';
import { gateLayer, gateOf, logRest } from '../formulas/gate.ts';
import { gaussianKl, gaussianKlBetween, sampleGaussian } from '../formulas/gaussian.ts';
import { numberParam } from '../params.ts';
import type { Rank, Tensor2D, Tf } from '../tf.ts';
import { defineCode, type ImagelessLayers } from './code.ts';
import { sizeParam } from './size.ts';
import { warmedUp, warmUpParam } from './warmUp.ts';

/** p(z₁|z₂): mean g ∘ m(z₂) [batch, size] and log(1 − g²) [1, size]. */
function priorGiven(tf: Tf, { inner, weights }: ImagelessLayers, z2: Tensor2D) {
  const mu = inner('gate', inner('priorMean', inner('priorHidden', z2)));
  const logVar = tf.reshape<Rank.R2>(logRest(tf, weights('gate').logit!), [1, -1]);
  return { mu, logVar };
}

/** z₂ ~ N(0, I), z₁|z₂ ~ N(g ∘ m(z₂), 1 − g²) with m(z₂) = V tanh(U z₂ + c) + b and a learnt gate g in (0, 1) for each
 *  unit: at g = 0 it knows nothing of the upper level, as in the VAE; near 1 it follows it. q(z₁|x) and q(z₂|x) are
 *  Gaussians that the encoder gives; the decoder reads z₁ alone. The objective gains β (KL₁ + KL₂),
 *  KL₁ = KL(q(z₁|x) ‖ p(z₁|z₂)) at a drawn z₂, KL₂ = KL(q(z₂|x) ‖ N(0, I)). For use, z₁ = μ₁. The gate is not the papers’.
 *
 *  Reading: "gate" [size], g.
 *  @see Rezende, Mohamed & Wierstra 2014, “Deep latent Gaussian models”, for levels and factorised posterior */
export const twoLevel = defineCode({
  id: 'twoLevel',
  label: 'Two-level Gaussian',
  summary:
    'A Gaussian code whose units do not stand alone: a second code of a few units says which of their values go together. How far each unit listens to it is learnt.',
  formula:
    'z₂ ~ N(0, I),  z₁ ~ N(g · m(z₂), 1 − g²);  + β · (KL(q(z₁|x) ‖ p(z₁|z₂)) + KL(q(z₂|x) ‖ N(0, I)))',
  source: {
    authors: 'Sønderby et al.',
    year: 2016,
    title: 'Ladder variational autoencoders',
  },
  provides: ['z', 'mu', 'logVar', 'priorMu', 'priorLogVar'],
  hasGaussianPrior: false,
  reads: 'features',
  params: {
    size: { ...sizeParam, default: 16 },
    top: numberParam({
      label: 'Upper units',
      help: 'Numbers in the second code, which stands above the first. A few are enough: they say what kind of image it is.',
      default: 4,
      min: 1,
      max: 128,
      scale: 'log',
      integer: true,
      live: false,
    }),
    width: numberParam({
      label: 'Units between',
      help: 'Units of the layer that leads from the upper code to the lower one. More of them can bend the prior into more shapes.',
      default: 64,
      min: 1,
      max: 512,
      scale: 'log',
      integer: true,
      live: false,
    }),
    beta: numberParam({
      label: 'KL weight',
      symbol: 'β',
      help: 'How strongly both levels are held to their priors. 1 is the hierarchical VAE; more blurs the images.',
      default: 1,
      min: 0,
      max: 100,
      scale: 'linear',
      live: true,
    }),
    warmUp: warmUpParam(0.2),
  },
  heads: ({ size, top }, inputs) => ({
    mu: denseLayer(inputs, size, 'linear'),
    logVar: denseLayer(inputs, size, 'linear'),
    topMu: denseLayer(inputs, top, 'linear'),
    topLogVar: denseLayer(inputs, top, 'linear'),
  }),
  inner: ({ size, top, width }) => ({
    priorHidden: denseLayer(top, width, 'tanh'),
    priorMean: denseLayer(width, size, 'linear'),
    gate: gateLayer(size),
  }),
  plainHead: 'mu',
  sample(tf, layers, { mode, noise }) {
    const mu = layers.head('mu');
    if (mode === 'use') return { z: tf.clone(mu), mu };
    const logVar = layers.head('logVar');
    const [topMu, topLogVar] = [layers.head('topMu'), layers.head('topLogVar')];
    const z2 = sampleGaussian(tf, topMu, topLogVar, noise.normal('top', topMu.shape));
    const prior = priorGiven(tf, layers, z2);
    return {
      z: sampleGaussian(tf, mu, logVar, noise.normal('code', mu.shape)),
      ...{ mu, logVar, priorMu: prior.mu, priorLogVar: prior.logVar },
      parts: { topMu, topLogVar },
    };
  },
  terms(tf, { mu, logVar, priorMu, priorLogVar, parts }, { clock }, { beta, warmUp }) {
    const prior = { mu: priorMu!, logVar: priorLogVar! };
    const weight = warmedUp(tf, beta, clock, warmUp);
    return {
      kl: tf.mul(weight, gaussianKlBetween(tf, { mu: mu!, logVar: logVar! }, prior)),
      klTop: tf.mul(weight, gaussianKl(tf, parts!.topMu!, parts!.topLogVar!)),
    };
  },
  readings: (tf, layers) => ({ gate: gateOf(tf, layers.weights('gate').logit!) }),
  drawPrior(tf, layers, noise, count, { size, top }) {
    const { mu, logVar } = priorGiven(tf, layers, noise.normal('top', [count, top]));
    return sampleGaussian(tf, mu, logVar, noise.normal('code', [count, size]));
  },
});

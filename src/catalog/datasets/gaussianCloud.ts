/** One Gaussian cloud with a spectrum of one's choice: what PCA and linear autoencoders are made for. */
import { numberParam } from '../params.ts';
import { defineDataset } from './dataset.ts';
import { generatePoints } from './points/generate.ts';
import type { Manifold } from './points/manifold.ts';
import { amountParams, dimensionsParam } from './points/params.ts';

const MOST_AXES = 10;

/** N(0, diag(1, d, d², …)), blurred: each axis by itself. */
function cloud(axes: number, decay: number): Manifold {
  const variances = Array.from({ length: axes }, (_, i) => decay ** i);
  return {
    dim: axes,
    classNames: ['cloud'],
    shown: [0, 1],
    draw: (random) => ({
      point: variances.map((variance) => Math.sqrt(variance) * random.normal()),
      label: 0,
    }),
    score: (point, blur) => point.map((value, i) => -value / (variances[i]! + blur)),
  };
}

export const gaussianCloud = defineDataset({
  id: 'gaussianCloud',
  label: 'Gaussian cloud',
  summary:
    'One flat cloud among noise: x = Wz + ε. The principal components, their variances and the density are known exactly.',
  formula: 'x = W z + ε,  z ~ N(0, I),  ‖wᵢ‖² = dⁱ⁻¹',
  source: {
    authors: 'Tipping & Bishop',
    year: 1999,
    title: 'Probabilistic principal component analysis',
  },
  kind: 'point',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, { axes, decay, ...amounts }) =>
      generatePoints(cloud(axes, decay), amounts, createSequence, seed),
  },
  params: {
    axes: numberParam({
      label: 'Axes',
      help: 'How many directions the cloud extends in, apart from the noise. With more of them a code needs more units.',
      default: 3,
      min: 2,
      max: MOST_AXES,
      scale: 'linear',
      integer: true,
      live: false,
    }),
    decay: numberParam({
      label: 'Decay',
      symbol: 'd',
      help: 'Each axis has so much of the variance of the one before; the first has 1. At 1 the cloud is round, and PCA cannot tell its axes apart.',
      default: 0.5,
      min: 0.1,
      max: 1,
      scale: 'linear',
      live: false,
    }),
    ...amountParams(0.1),
    dimensions: dimensionsParam(MOST_AXES),
  },
});

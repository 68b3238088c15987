/** Total correlation: the β-TC-VAE's price on what code units know of each other. */
import { totalCorrelation as estimate } from '../formulas/totalCorrelation.ts';
import { numberParam } from '../params.ts';
import { defineRegularizer } from './regularizer.ts';

/** Numbers of one [batch, batch, latentDim], of which several are held at once: 200 MB. */
const MOST_NUMBERS = 5e7;

/** λ · (log q(z) − Σ_d log q(z_d)), [batch], nats. With a KL weight of 1 this is the β-TC-VAE of β = 1 + λ. */
export const totalCorrelation = defineRegularizer({
  id: 'totalCorrelation',
  label: 'Total correlation',
  summary:
    'Makes it costly that code units tell the same twice. So each tends to stand for something of its own, and less is lost than with a large KL weight.',
  formula: 'λ KL(q(z) ‖ Πⱼ q(zⱼ))',
  source: {
    authors: 'Chen et al.',
    year: 2018,
    title: 'Isolating sources of disentanglement in variational autoencoders',
    url: 'https://arxiv.org/abs/1802.04942',
  },
  needs: ['z', 'mu', 'logVar'],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of a nat that units share: β − 1 of the β-TC-VAE. Larger values make them more independent. Estimated within a batch, so large batches tell it better.',
      default: 5,
      min: 1e-3,
      max: 100,
      scale: 'log',
      live: true,
    }),
  },
  obstacle(_, { code, training: { batchSize } }) {
    const size = Number(code.params.size);
    const numbers = batchSize ** 2 * size;
    if (numbers <= MOST_NUMBERS) return undefined;
    const most = Math.floor(Math.sqrt(MOST_NUMBERS / size));
    return `Total correlation compares every two images of a batch, unit by unit: with ${batchSize} images and ${size} units these are ${Math.round(numbers / 1e6)} million numbers, at most ${MOST_NUMBERS / 1e6} million can be held. Reduce the batch size to ${most}, or the units.`;
  },
  penalty: (tf, { code: { z, mu, logVar }, weights }, { lambda }) =>
    tf.mul(lambda, estimate(tf, z, mu!, logVar!, weights)),
});

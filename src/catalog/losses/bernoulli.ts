/** Bernoulli cross-entropy from logits. Not a likelihood on grey pixels: its floor is the entropy of the image. */
import { obstacleBeyondUnit } from '../datasets/fits.ts';
import { bernoulliFromLogits } from '../formulas/bernoulli.ts';
import { defineLoss } from './loss.ts';

/** −Σᵢ [xᵢ log x̂ᵢ + (1 − xᵢ) log(1 − x̂ᵢ)] with x̂ = σ(logits), [batch], nats. */
export const bernoulli = defineLoss({
  id: 'bernoulli',
  label: 'Cross-entropy',
  summary:
    'Reads every pixel as the probability of ink. Right for values in [0, 1]; grey pixels leave a floor above zero.',
  formula: '−Σᵢ [xᵢ log x̂ᵢ + (1 − xᵢ) log(1 − x̂ᵢ)]',
  source: {
    authors: 'Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
  },
  unit: 'nats',
  hasEntropyFloor: true,
  params: {},
  obstacle: (_, around) =>
    obstacleBeyondUnit(
      around,
      (data) =>
        `Cross-entropy reads values as probabilities, and those of ${data} go beyond 0 and 1: choose squared error.`,
    ),
  logNormaliser: () => 0,
  link: () => 'sigmoid',
  perImage: (tf, { x, logits }) => bernoulliFromLogits(tf, x, logits),
});

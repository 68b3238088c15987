/** Squared error. Not its mean over pixels: the sum, so that it compares with PCA's residual. */
import type { Tensor1D } from '../tf.ts';
import { defineLoss } from './loss.ts';
import { outputObstacle, outputParam } from './output.ts';

/** Σᵢ (xᵢ − x̂ᵢ)², [batch]: −log p(x|x̂) of a Gaussian with variance ½, up to a constant. */
export const squaredError = defineLoss({
  id: 'squaredError',
  label: 'Squared error',
  summary:
    'Adds up the squared difference of every pixel. Right for values of any range, and what PCA minimises.',
  formula: 'Σᵢ (xᵢ − x̂ᵢ)²',
  unit: 'squared error',
  hasEntropyFloor: false,
  params: { output: outputParam },
  obstacle: outputObstacle,
  logNormaliser: (pixels) => (pixels / 2) * Math.log(Math.PI),
  link: ({ output }) => output,
  perImage: (tf, { x, xHat }) => tf.sum<Tensor1D>(tf.square(tf.sub(x, xHat)), 1),
});

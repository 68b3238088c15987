/** Absolute error. Not smooth at zero: its gradient there is taken as 0. */
import type { Tensor1D } from '../tf.ts';
import { defineLoss } from './loss.ts';
import { outputObstacle, outputParam } from './output.ts';

/** Σᵢ |xᵢ − x̂ᵢ|, [batch]: −log p(x|x̂) of a Laplace distribution of scale 1, up to a constant. */
export const absoluteError = defineLoss({
  id: 'absoluteError',
  label: 'Absolute error',
  summary:
    'Adds up the absolute difference of every pixel. Forgives a few large errors, aims for the median.',
  formula: 'Σᵢ |xᵢ − x̂ᵢ|',
  unit: 'absolute error',
  hasEntropyFloor: false,
  params: { output: outputParam },
  obstacle: outputObstacle,
  logNormaliser: (pixels) => pixels * Math.LN2,
  link: ({ output }) => output,
  perImage: (tf, { x, xHat }) => tf.sum<Tensor1D>(tf.abs(tf.sub(x, xHat)), 1),
});

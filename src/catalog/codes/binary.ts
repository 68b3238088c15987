/** The binary code of semantic hashing: every unit is a bit. */
import { denseLayer } from '../formulas/dense.ts';
import { straightThrough } from '../formulas/straightThrough.ts';
import { choiceParam, numberParam } from '../params.ts';
import type { Tensor2D, Tf } from '../tf.ts';
import { defineCode } from './code.ts';
import { sizeParam } from './size.ts';

/** [a > 0], 0 or 1; same shape. It has no gradient. */
const bitsOf = (tf: Tf, a: Tensor2D): Tensor2D => tf.cast(tf.greater(a, 0), 'float32');

/** z = [a > 0], a = W h + b, in use and in tests. In training either z = σ(a + s ε), so that only activities far from 0
 *  get through the noise, or z = [a + s ε > 0] with the gradient of σ(a + s ε).
 *  The paper draws the noise of each image once; here it is drawn anew in every step. */
export const binary = defineCode({
  id: 'binary',
  label: 'Binary',
  summary:
    'Every unit is a bit: on or off. Similar images get codes that differ in few bits, so that they can be looked up in memory like addresses.',
  formula: 'z = [W h + b > 0];  in training z = σ(W h + b + s ε)',
  source: { authors: 'Salakhutdinov & Hinton', year: 2009, title: 'Semantic hashing' },
  provides: ['z'],
  traits: ['bits'],
  hasGaussianPrior: false,
  reads: 'features',
  params: {
    size: { ...sizeParam, default: 32, help: 'Bits in the code of one image.' },
    training: choiceParam<'noise' | 'straightThrough'>({
      label: 'In training',
      help: 'With noise, units learn by themselves to be fully on or off, because nothing in between gets through. Straight-through uses bits from the beginning and takes the slope of the sigmoid for theirs.',
      default: 'noise',
      options: [
        { value: 'noise', label: 'Noise before the sigmoid' },
        { value: 'straightThrough', label: 'Bits, straight-through' },
      ],
    }),
    deviation: numberParam({
      label: 'Noise',
      symbol: 's',
      help: 'Standard deviation of the noise that is added before the sigmoid. More of it drives the units further apart and makes the bits more reliable, but is harder to learn.',
      default: 4,
      min: 0,
      max: 16,
      scale: 'linear',
      live: true,
    }),
  },
  heads: ({ size }, inputs) => ({ a: denseLayer(inputs, size, 'linear') }),
  lendingHead: 'a',
  sample: (tf, layers, { mode, noise }, { training, deviation }) => {
    const a = layers.head('a'); // [batch, size]
    if (mode !== 'train') return { z: bitsOf(tf, a) };
    const noisy = tf.add<Tensor2D>(a, tf.mul(deviation, noise.normal('bits', a.shape)));
    const soft = tf.sigmoid(noisy);
    return { z: training === 'noise' ? soft : straightThrough(tf, soft, () => bitsOf(tf, noisy)) };
  },
  estimator: ({ training }) =>
    training === 'straightThrough'
      ? 'A bit has no slope: that of the sigmoid is taken in its place, and the decoder sees the bit.'
      : undefined,
  terms: () => ({}),
});

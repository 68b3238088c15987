/** The k-sparse code: of all units only the k largest keep their values. */
import { denseLayer } from '../formulas/dense.ts';
import { remaining } from '../formulas/schedule.ts';
import { stopGradient } from '../formulas/stopGradient.ts';
import { topUnits } from '../formulas/topUnits.ts';
import { choiceParam, numberParam } from '../params.ts';
import { defineCode } from './code.ts';
import { sizeParam } from './size.ts';

/** z = a ∘ [a is among the k largest of its row], a = W h + b. Equal units: the lower index first. The gradient flows
 *  through the survivors only. While k is lowered, k(p) = round(k + (units − k) · max(0, s − p) / s) at the share p of the
 *  training. For use, round(α k(p)) units survive; in the tests of a training as many as in the training itself. */
export const kSparse = defineCode({
  id: 'kSparse',
  label: 'k-sparse',
  summary:
    'Of many units only the k strongest speak for an image; the others are set to zero. So each unit comes to stand for a part that some images have.',
  formula: 'zⱼ = aⱼ · [aⱼ is among the k largest],  a = W h + b',
  source: { authors: 'Makhzani & Frey', year: 2014, title: 'k-sparse autoencoders' },
  provides: ['z'],
  traits: ['support'],
  hasGaussianPrior: false,
  reads: 'features',
  params: {
    size: { ...sizeParam, symbol: 'n', default: 100 },
    k: numberParam({
      label: 'Active units',
      symbol: 'k',
      help: 'How many units keep their values. More of them copy the image better, fewer make each unit stand for a larger part of it.',
      default: 25,
      min: 1,
      max: 128,
      scale: 'log',
      integer: true,
      live: true,
    }),
    by: choiceParam<'value' | 'magnitude'>({
      label: 'Largest by',
      help: 'By value, as in the paper, active units are nearly always positive. By magnitude, strongly negative ones survive, too.',
      default: 'value',
      options: [
        { value: 'value', label: 'Value' },
        { value: 'magnitude', label: 'Magnitude' },
      ],
    }),
    annealing: numberParam({
      label: 'Lowering k',
      help: 'The share of the training during which k comes down from all units. A longer one leaves fewer units that are never active.',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      live: true,
    }),
    alpha: numberParam({
      label: 'Active in use',
      symbol: 'α',
      help: 'Times k: how many units are active once the code is used rather than trained. A little more than 1 may make codes of more detail.',
      default: 1,
      min: 0.5,
      max: 4,
      scale: 'linear',
      live: true,
    }),
  },
  obstacle: ({ size, k }) =>
    k > size
      ? 'More units are to be active than the code has: choose fewer active units, or a code of more units.'
      : undefined,
  heads: ({ size }, inputs) => ({ z: denseLayer(inputs, size, 'linear') }),
  lendingHead: 'z',
  sample: (tf, layers, { mode, clock }, { size, k, by, annealing, alpha }) => {
    const a = layers.head('z'); // [batch, size]
    const survives = stopGradient(tf, () => {
      const open = remaining(tf, clock.progress, annealing);
      const kNow = tf.add(k, tf.mul(tf.relu(tf.sub(size, k)), open));
      const count = tf.round(mode === 'use' ? tf.mul(alpha, kNow) : kNow);
      return topUnits(tf, by === 'magnitude' ? tf.abs(a) : a, tf.maximum(1, count));
    });
    return { z: tf.mul(a, survives) };
  },
  terms: () => ({}),
});

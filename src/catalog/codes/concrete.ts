/** The concrete selector: each code unit learns to be one pixel. */
import { likeliest, selectorLayer, temperatureAt } from '../formulas/concrete.ts';
import { numberParam } from '../params.ts';
import { defineCode } from './code.ts';
import { sizeParam } from './size.ts';

/** zⱼ = Σᵢ wⱼᵢ xᵢ, wⱼ = softmax((αⱼ + g) / T), drawn once a batch; T falls by the same factor in every step. In tests of
 *  the training and for use zⱼ is the pixel with the largest logit αⱼᵢ itself.
 *
 *  Readings: "selected" [units], the pixel that each unit is in use; "confidence" [units], the largest probability of
 *  softmax(αⱼ); "weight" [pixels], the mean probability of each pixel over the units; "temperature", a scalar. */
export const concrete = defineCode({
  id: 'concrete',
  label: 'Concrete selector',
  summary:
    'Each code unit is one pixel of the image, and training finds out which ones tell most about all the others. At first a unit looks at all pixels at once, then at fewer and fewer.',
  formula: 'zⱼ = Σᵢ wⱼᵢ xᵢ,  wⱼ = softmax((αⱼ + g) / T),  T: start → end',
  source: {
    authors: 'Abid, Balın & Zou',
    year: 2019,
    title: 'Concrete autoencoders: differentiable feature selection and reconstruction',
  },
  provides: ['z'],
  traits: ['selection'],
  hasGaussianPrior: false,
  reads: 'pixels',
  params: {
    size: { ...sizeParam, default: 50, help: 'Pixels to choose.' },
    start: numberParam({
      label: 'First temperature',
      symbol: 'T',
      help: 'How evenly a unit looks at all pixels in the beginning. A higher one explores longer.',
      default: 10,
      min: 0.1,
      max: 100,
      scale: 'log',
      live: false,
    }),
    end: numberParam({
      label: 'Last temperature',
      symbol: 'T',
      help: 'How near to a single pixel each unit has to come at the end. The lower, the less the decoder notices when only the chosen pixels are left.',
      default: 0.01,
      min: 0.001,
      max: 10,
      scale: 'log',
      live: false,
    }),
  },
  obstacle: ({ start, end }) =>
    end > start
      ? `The temperature has to fall: choose a last one of at most ${start}, the first, or raise that.`
      : undefined,
  heads: ({ size, ...cooling }, inputs) => ({ select: selectorLayer(inputs, size, cooling) }),
  sample: (tf, layers) => ({ z: tf.clone(layers.head('select')) }),
  terms: () => ({}),
  readings(tf, layers, clock, cooling) {
    const { logits } = layers.weights('select');
    const probabilities = tf.softmax(logits!); // [units, pixels]
    return {
      selected: likeliest(tf, logits!),
      confidence: tf.max(probabilities, 1),
      weight: tf.mean(probabilities, 0),
      temperature: temperatureAt(tf, clock, cooling),
    };
  },
});

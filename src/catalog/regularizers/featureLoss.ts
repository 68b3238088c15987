/** The feature loss: a reconstruction is to look the same to a network that has learnt to tell the classes apart. */
import { withoutImages } from '../datasets/fits.ts';
import { categoricalFromLogits } from '../formulas/categorical.ts';
import { adamRule } from '../optimizers/adamRule.ts';
import { numberParam, widthsParam } from '../params.ts';
import type { Tensor1D } from '../tf.ts';
import { denseLayers } from './denseLayers.ts';
import { defineRegularizer } from './regularizer.ts';

/** Of the classifier. */
const LEARNING_RATE = 1e-3;

/** λ Σ over hidden layers of ‖φₗ(x) − φₗ(x̂)‖², [batch], φ being a classifier of the same images that is trained first and
 *  then stays as it is. */
export const featureLoss = defineRegularizer({
  id: 'featureLoss',
  label: 'Feature loss',
  summary:
    'First a small classifier learns the classes of the images; then a reconstruction is to excite its hidden units as the image itself does. So what tells the classes apart counts more than single pixels.',
  formula: 'λ Σₗ ‖φₗ(x) − φₗ(x̂)‖²',
  source: {
    authors: 'Hou et al.',
    year: 2017,
    title: 'Deep feature consistent variational autoencoder',
    url: 'https://arxiv.org/abs/1610.00291',
  },
  needs: [],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of the squared difference of a feature. Larger values keep what the classifier sees and give up on single pixels.',
      default: 1,
      min: 1e-4,
      max: 1000,
      scale: 'log',
      live: true,
    }),
    widths: widthsParam({
      unit: 'units',
      label: 'Classifier’s hidden layers',
      help: 'Units of each hidden layer of the classifier, from the image on. All of them are compared.',
      default: [256, 128],
      min: 1,
      max: 1024,
      maxLayers: 4,
    }),
    epochs: numberParam({
      label: 'Classifier’s epochs',
      help: 'Passes of the classifier through the training images before the autoencoder begins. More make its features surer.',
      default: 2,
      min: 1,
      max: 100,
      scale: 'log',
      integer: true,
      live: false,
    }),
  },
  obstacle({ widths }, around) {
    if (widths.length === 0)
      return 'The feature loss compares hidden units of the classifier: give it at least one hidden layer.';
    const label = withoutImages(around);
    if (label === undefined) return undefined;
    return `The feature loss compares what a classifier sees in images, and ${label} has none: choose a data set of images.`;
  },
  companion: {
    layers: ({ widths }, image, classes) => denseLayers(image, widths, 'elu', classes),
    training: {
      kind: 'before',
      label: 'Classifier for the feature loss',
      term: 'classification',
      unit: 'nats',
      epochs: ({ epochs }) => epochs,
      loss: (tf, see, { x, labels }) => categoricalFromLogits(tf, labels, see(x).at(-1)!),
    },
    rule: () => adamRule(LEARNING_RATE),
  },
  penalty(tf, { x, xHat }, { lambda }, _, see) {
    const hidden = [x, xHat].map((images) => see!(images).slice(0, -1));
    const distances = hidden[0]!.map((features, i) =>
      tf.sum<Tensor1D>(tf.squaredDifference(features, hidden[1]![i]!), 1),
    );
    return tf.mul(lambda, tf.addN(distances));
  },
});

/**
 * An auxiliary network that learns the classes of images first, and whose hidden units are features to compare images by.
 * Not a code: nothing of it is kept of an image.
 */
import type { Surroundings } from '../choice.ts';
import { obstacleWithoutImages } from '../datasets/fits.ts';
import { categoricalFromLogits } from '../formulas/categorical.ts';
import { adamRule } from '../optimizers/adamRule.ts';
import { numberParam, widthsParam } from '../params.ts';
import type { Tensor1D, Tensor2D, Tf } from '../tf.ts';
import type { AuxiliaryDefinition, See } from './auxiliaryNetwork.ts';
import { denseLayers } from './denseLayers.ts';

const LEARNING_RATE = 1e-3;

export const classifierParams = {
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
} as const;

export const classifier: AuxiliaryDefinition<typeof classifierParams> = {
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
};

/** Why there are no features to compare, and what to change; undefined if there are. */
export function classifierObstacle(
  { widths }: { readonly widths: readonly number[] },
  around: Pick<Surroundings, 'dataset'>,
): string | undefined {
  if (widths.length === 0)
    return 'The feature loss compares hidden units of the classifier: give it at least one hidden layer.';
  return obstacleWithoutImages(
    around,
    (data) =>
      `The feature loss compares what a classifier sees in images, and ${data} has none: choose a data set of images.`,
  );
}

/** Σ over hidden layers of ‖φₗ(x) − φₗ(x̂)‖², [batch]; the caller disposes.
 *  @see Hou et al. 2017, equation 3, where it is a mean over features */
export function featureDistance(tf: Tf, see: See, x: Tensor2D, xHat: Tensor2D): Tensor1D {
  const [real, made] = [see(x), see(xHat)];
  const hidden = real.slice(0, -1);
  return tf.addN(hidden.map((features, i) => tf.sum<Tensor1D>(tf.squaredDifference(features, made[i]!), 1)));
}

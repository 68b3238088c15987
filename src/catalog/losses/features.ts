/** The feature loss: images are compared by what a classifier sees in them, and a little by their pixels. */
import {
  classifier,
  classifierObstacle,
  classifierParams,
  featureDistance,
} from '../auxiliary/classifier.ts';
import { numberParam } from '../params.ts';
import type { Tensor1D } from '../tf.ts';
import { defineLoss } from './loss.ts';
import { outputParam } from './output.ts';

/** Σₗ ‖φₗ(x) − φₗ(x̂)‖² + w Σᵢ (xᵢ − x̂ᵢ)², [batch], φ being a classifier of the same images that is trained first and then
 *  stays as it is. Without pixels, what excites φ alike need not look alike. */
export const features = defineLoss({
  id: 'features',
  label: 'Feature loss',
  summary:
    'First a small classifier learns the classes of the images; then images are compared by how they excite its hidden units. So what tells the classes apart counts more than single pixels.',
  formula: 'Σₗ ‖φₗ(x) − φₗ(x̂)‖² + w Σᵢ (xᵢ − x̂ᵢ)²',
  source: {
    authors: 'Johnson, Alahi & Fei-Fei',
    year: 2016,
    title: 'Perceptual losses for real-time style transfer and super-resolution',
    url: 'https://arxiv.org/abs/1603.08155',
  },
  unit: 'squared difference',
  hasEntropyFloor: false,
  params: {
    output: outputParam,
    pixels: numberParam({
      label: 'Weight of the pixels',
      symbol: 'w',
      help: 'How much the squared error of a pixel counts beside that of a feature. At 0 only features count, and images may look like none.',
      default: 0.3,
      min: 0,
      max: 10,
      scale: 'linear',
      live: true,
    }),
    ...classifierParams,
  },
  obstacle: classifierObstacle,
  link: ({ output }) => output,
  auxiliary: classifier,
  perImage: (tf, { x, xHat }, { pixels }, see) => {
    const ofPixels = tf.sum<Tensor1D>(tf.squaredDifference(x, xHat), 1);
    return tf.add(featureDistance(tf, see!, x, xHat), tf.mul(pixels, ofPixels));
  },
});

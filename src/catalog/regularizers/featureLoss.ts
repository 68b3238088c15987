/** The feature loss: a reconstruction is to look the same to a network that has learnt to tell the classes apart. */
import {
  classifier,
  classifierObstacle,
  classifierParams,
  featureDistance,
} from '../auxiliary/classifier.ts';
import { numberParam } from '../params.ts';
import { defineRegularizer } from './regularizer.ts';

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
    ...classifierParams,
  },
  obstacle: classifierObstacle,
  auxiliary: classifier,
  penalty: (tf, { x, xHat }, { lambda }, _, see) => tf.mul(lambda, featureDistance(tf, see!, x, xHat)),
});

/** The adversary: a discriminator learns to tell real images from decoded ones, and the autoencoder to pass its test. */
import type { RealAndGenerated, See } from '../auxiliary/auxiliaryNetwork.ts';
import { denseLayers } from '../auxiliary/denseLayers.ts';
import { discriminatorLoss, makersLoss } from '../formulas/adversary.ts';
import { adamRule } from '../optimizers/adamRule.ts';
import { findOptimizer } from '../optimizers/find.ts';
import { learningRateParam } from '../optimizers/learningRate.ts';
import { numberParam, widthsParam } from '../params.ts';
import type { Rank, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { defineRegularizer } from './regularizer.ts';

/** A short memory of gradients: the opponent moves. @see Radford et al. 2016, section 3 */
const MEAN_DECAY = 0.5;

/** d(x), the logit of "real", [batch]. */
function judge(tf: Tf, see: See, images: Tensor2D): Tensor1D {
  const verdict = see(images).at(-1)!; // [batch, 1]
  return tf.reshape<Rank.R1>(verdict, [verdict.shape[0]]);
}

/** The images that the autoencoder makes: reconstructions, and samples where the code has a prior. */
const madeIn = ({ xHat, samples }: Pick<RealAndGenerated, 'xHat' | 'samples'>) =>
  samples ? [xHat, samples] : [xHat];

/** λ · mean of −log D over reconstructions and samples, [batch]; the discriminator D lowers
 *  −log D(x) − mean log(1 − D). Its gradient moves the encoder too, which Larsen et al. spare (algorithm 1): here a
 *  regularizer acts on the whole autoencoder. */
export const adversary = defineRegularizer({
  id: 'adversary',
  label: 'Adversary',
  summary:
    'A second network learns to tell real images from decoded ones, and the autoencoder learns to mislead it. So decoded images become sharper than pixel by pixel comparison makes them.',
  formula: '−λ log D(x̂);  D: min −log D(x) − log(1 − D(x̂))',
  source: {
    authors: 'Larsen et al.',
    year: 2016,
    title: 'Autoencoding beyond pixels using a learned similarity metric',
    url: 'https://arxiv.org/abs/1512.09300',
  },
  needs: [],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of a nat by which the second network sees through a decoded image. Larger values make images crisper and less true.',
      default: 1,
      min: 1e-3,
      max: 1000,
      scale: 'log',
      live: true,
    }),
    learningRate: learningRateParam(2e-4),
    widths: widthsParam({
      unit: 'units',
      label: 'Its hidden layers',
      help: 'Units of each layer of the second network, from the image on. Wider ones see finer differences.',
      default: [256, 64],
      min: 1,
      max: 1024,
      maxLayers: 4,
    }),
  },
  obstacle: (_, { optimizer }) =>
    findOptimizer(optimizer.id).kind === 'update'
      ? undefined
      : 'The adversary learns in every step, after which a search along a line would compare losses that it has changed: choose an optimizer such as Adam.',
  auxiliary: {
    layers: ({ widths }, image) => denseLayers(image, widths, 'leakyRelu', 1),
    training: {
      kind: 'beside',
      label: 'Discriminator',
      help: 'What the adversary lowers, in nats: −log D(x) of real images and −log(1 − D) of decoded ones. It is 2 ln 2 = 1.386 where it cannot tell them apart, and falls to 0 as it comes to see through all of them.',
      loss: (tf, see, batch) => {
        const logits = (images: Tensor2D) => judge(tf, see, images);
        return discriminatorLoss(tf, logits(batch.x), madeIn(batch).map(logits));
      },
    },
    rule: ({ learningRate }) => adamRule(learningRate, MEAN_DECAY),
  },
  penalty: (tf, forward, { lambda }, _, see) =>
    tf.mul(
      lambda,
      makersLoss(
        tf,
        madeIn(forward).map((images) => judge(tf, see!, images)),
      ),
    ),
});

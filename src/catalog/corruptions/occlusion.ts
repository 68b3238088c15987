/** Occlusion: a box somewhere in each image is painted over. */
import { obstacleWithoutImages } from '../datasets/fits.ts';
import type { ImageShape } from '../layer.ts';
import { choiceParam, numberParam } from '../params.ts';
import type { Noise, Rank, Scalar, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { defineCorruption } from './corruption.ts';

/** 0 … n − 1, [n]: counted on the device, so that a recorded step needs nothing from the host. */
const counted = (tf: Tf, n: number): Tensor1D => tf.cumsum<Tensor1D>(tf.ones([n]), 0, true);

/** Whether each of `length` places lies in the stretch of share · length places that begins where u says,
 *  [batch, length]; the stretch lies wholly inside.
 *  @param u [batch, 1], U(0, 1) */
function inStretch(tf: Tf, length: number, share: Scalar, u: Tensor): Tensor {
  const covered = tf.round(tf.mul(share, length));
  const first = tf.floor(tf.mul(u, tf.sub(length + 1, covered))); // [batch, 1]
  const place = tf.expandDims(counted(tf, length), 0); // [1, length]
  return tf.logicalAnd(tf.greaterEqual(place, first), tf.less(place, tf.add(first, covered)));
}

/** Whether each pixel lies in its image's box, which may be anywhere in it, [batch, height · width]. */
function insideBoxes(tf: Tf, batch: number, noise: Noise, share: Scalar, { height, width }: ImageShape) {
  const u = (axis: string) => noise.uniform(`occlusion/${axis}`, [batch, 1]);
  const rows = tf.expandDims(inStretch(tf, height, share, u('top')), 2); // [batch, height, 1]
  const columns = tf.expandDims(inStretch(tf, width, share, u('left')), 1); // [batch, 1, width]
  return tf.reshape(tf.logicalAnd(rows, columns), [batch, height * width]);
}

/** x̃ᵢ = paint inside a box of side · height × side · width pixels, rounded, xᵢ outside. */
export const occlusion = defineCorruption({
  id: 'occlusion',
  label: 'Occlusion',
  summary:
    'Paints over a box somewhere in each image; the network learns to fill it in from what is around it.',
  formula: 'x̃ᵢ = paint if i lies in the box, else xᵢ',
  source: {
    authors: 'Pathak et al.',
    year: 2016,
    title: 'Context encoders: feature learning by inpainting',
  },
  params: {
    side: numberParam({
      label: 'Side',
      help: 'Side of the box as a share of the image’s. At 0 this is the plain autoencoder; a larger box leaves more to guess.',
      default: 0.4,
      min: 0,
      max: 1,
      scale: 'linear',
      live: true,
    }),
    paint: choiceParam({
      label: 'Paint',
      help: 'What the box is filled with. Grey shows where it is; black may be mistaken for background.',
      default: 'grey',
      options: [
        { value: 'grey', label: 'Grey' },
        { value: 'black', label: 'Black' },
      ],
    }),
  },
  obstacle: (_, around) =>
    obstacleWithoutImages(
      around,
      (data) =>
        `A box needs neighbouring pixels, and ${data} holds no images: choose masking or Gaussian noise.`,
    ),
  corrupt: (tf, x, noise, { side, paint }, image) => {
    const inside = insideBoxes(tf, x.shape[0], noise, side, image);
    const painted = tf.fill<Rank.R2>(x.shape, paint === 'grey' ? 0.5 : 0);
    return tf.where<Tensor2D>(inside, painted, x); // [batch, pixels]
  },
});

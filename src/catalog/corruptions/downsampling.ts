/** Downsampling: each image is made small and enlarged again, so that detail is lost. */
import { obstacleWithoutImages } from '../datasets/fits.ts';
import { choiceParam } from '../params.ts';
import type { Rank, Tensor4D, Tf } from '../tf.ts';
import { defineCorruption } from './corruption.ts';

const factors = { '2': 2, '4': 4 } as const;

/** Pixels between the small ones, [batch, height · factor, width · factor, 1]. */
const enlarge = (tf: Tf, small: Tensor4D, factor: number, between: 'repeat' | 'blend'): Tensor4D => {
  const [, height, width] = small.shape;
  const size: [number, number] = [height * factor, width * factor];
  return between === 'repeat'
    ? tf.image.resizeNearestNeighbor(small, size)
    : tf.image.resizeBilinear(small, size, false, true);
};

/** What the blocks at the first edge lack of pixels where they do not divide the side: half of what is missing. */
const missing = (side: number, factor: number) => Math.floor((Math.ceil(side / factor) * factor - side) / 2);

/** The mean of each block of factor × factor pixels, enlarged to the size of the image. Where the blocks do not divide a
 *  side, they reach beyond both edges alike and are means of those pixels that there are. */
export const downsampling = defineCorruption({
  id: 'downsampling',
  label: 'Downsampling',
  summary:
    'Makes each image small and enlarges it again; the network learns to put the lost detail back (super-resolution).',
  formula: 'x̃ = enlarge(mean of each block of pixels)',
  source: {
    authors: 'Dong et al.',
    year: 2014,
    title: 'Learning a deep convolutional network for image super-resolution',
  },
  params: {
    factor: choiceParam<keyof typeof factors>({
      label: 'Factor',
      help: 'How many times smaller the sides become. 2 makes 14 × 14 pixels of 28 × 28, 4 makes 7 × 7 of them, which leaves more to guess.',
      default: '2',
      options: [
        { value: '2', label: '2: a quarter of the pixels' },
        { value: '4', label: '4: a sixteenth' },
      ],
    }),
    between: choiceParam<'repeat' | 'blend'>({
      label: 'Enlarge by',
      help: 'Repeating gives blocks, blending gives a blur. Both keep the same information.',
      default: 'repeat',
      options: [
        { value: 'repeat', label: 'Repeating' },
        { value: 'blend', label: 'Blending' },
      ],
    }),
  },
  obstacle: (_, around) =>
    obstacleWithoutImages(
      around,
      (data) =>
        `Making smaller needs neighbouring pixels, and ${data} holds no images: choose masking or Gaussian noise.`,
    ),
  corrupt: (tf, x, _, { factor, between }, { height, width }) => {
    const times = factors[factor];
    const image = tf.reshape<Rank.R4>(x, [-1, height, width, 1]);
    const small = tf.avgPool(image, times, times, 'same'); // [batch, ⌈height / times⌉, ⌈width / times⌉, 1]
    const large = enlarge(tf, small, times, between);
    const cut = tf.slice(
      large,
      [0, missing(height, times), missing(width, times), 0],
      [-1, height, width, 1],
    );
    return tf.reshape<Rank.R2>(cut, x.shape); // [batch, pixels]
  },
});

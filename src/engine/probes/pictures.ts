/** Images drawn from codes, and what a classifier makes of them. Not which codes: each probe has its own. */
import type { Codec } from '../codecs/codec.ts';
import { tf } from '../tf.ts';
import { type ProbeContext, takeValues } from './probe.ts';

/** The most that is decoded at once: backends fail on very large batches. */
const MOST_ROWS = 512;

/** What a classifier of the data's images takes pictures for. */
export interface Judged {
  /** max_c p(c | x), [images] */
  readonly confidence: Float32Array;
  /** The class that it is of, [images] */
  readonly classes: Uint8Array;
  /** Share of the test images that the classifier tells right. */
  readonly accuracy: number;
}

export interface Pictures {
  /** [n, height · width] */
  readonly images: Float32Array;
  /** Absent until there is a classifier. */
  readonly judged?: Judged;
}

/** The images of codes [n, latentDim], in one batch if they are not too many. */
export async function picturesOf(
  context: ProbeContext,
  { latentDim, pixels, decode }: Codec,
  codes: Float32Array,
): Promise<Pictures> {
  const rows = codes.length / latentDim;
  const images = new Float32Array(rows * pixels);
  for (let start = 0; start < rows; start += MOST_ROWS) {
    const count = Math.min(MOST_ROWS, rows - start);
    const part = codes.subarray(start * latentDim, (start + count) * latentDim);
    images.set(
      await takeValues(tf.tidy(() => decode(tf.tensor2d(part, [count, latentDim])))),
      start * pixels,
    );
  }
  return judged(context, images);
}

/** Images [n, height · width] with what the judge makes of them, as they are shown: clipped to [0, 1]. */
export async function judged(
  { judge, images: { pixels } }: ProbeContext,
  images: Float32Array,
): Promise<Pictures> {
  if (!judge) return { images };
  const found = tf.tidy(() => {
    const x = tf.tensor2d(images, [images.length / pixels, pixels]);
    return judge.probabilities(tf.clipByValue(x, 0, 1));
  });
  const [, classCount] = found.shape;
  const likeliest = likeliestOf(await takeValues(found), classCount);
  return { images, judged: { ...likeliest, accuracy: judge.accuracy } };
}

/** @param probabilities [images, classCount] */
function likeliestOf(probabilities: Float32Array, classCount: number): Omit<Judged, 'accuracy'> {
  const images = probabilities.length / classCount;
  const confidence = new Float32Array(images);
  const classes = new Uint8Array(images);
  for (let image = 0; image < images; image++) {
    const row = probabilities.subarray(image * classCount, (image + 1) * classCount);
    confidence[image] = row.reduce((most, value) => Math.max(most, value), 0);
    classes[image] = Math.max(0, row.indexOf(confidence[image]!));
  }
  return { confidence, classes };
}

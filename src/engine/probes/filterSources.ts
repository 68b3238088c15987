/**
 * Where pictures of single units come from: the weights that read the image, those that draw it, and the decoder's
 * derivative at the code.
 * Not their order or paging: filters.ts.
 */
import type { Rank, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Layer } from '../network.ts';
import { tf } from '../tf.ts';
import type { ProbeContext } from './probe.ts';
import { sampleImages } from './sample.ts';

/** "filters": the first layer's weights. "atoms": the last layer's. "code": what a code unit changes in the image. */
export type FilterKind = 'filters' | 'atoms' | 'code';

export interface FilterSource {
  /** One image for each unit, [units, height · width]. */
  readonly rows: Tensor2D;
  readonly width: number;
  readonly height: number;
  /** Activities of these units, [images, units] or, for maps, [images · places, units]. */
  readonly activity: Tensor2D;
}

const IMAGES = 200;

/** Undefined where there are no such weights. Run inside tf.tidy. */
export function filterSource(context: ProbeContext, kind: FilterKind): FilterSource | undefined {
  const { autoencoder } = context;
  if (kind === 'code') return responseOfCode(context);
  const { encoder, z, decoder } = autoencoder.activations(sampleImages(context, IMAGES));
  if (kind === 'filters') {
    const first = autoencoder.encoderLayers[0] ?? autoencoder.codeLayers[0];
    return first && fromWeights(first, encoder[0] ?? z, context, 'encoder');
  }
  return fromWeights(autoencoder.decoderLayers.at(-1)!, decoder.at(-1) ?? z, context, 'decoder');
}

/** ∂x̂ / ∂zⱼ at the mean code of the sample, for each unit j. */
function responseOfCode(context: ProbeContext): FilterSource | undefined {
  const { autoencoder, data } = context;
  const activity = autoencoder.encode(sampleImages(context, IMAGES)); // [images, latentDim]
  const { latentDim } = autoencoder;
  const middle = tf.mean<Tensor2D>(activity, 0, true); // [1, latentDim]
  const tangent = autoencoder.decodeTangent(tf.tile(middle, [latentDim, 1]));
  const rows = tangent?.(tf.eye(latentDim)); // [latentDim, pixels]
  return rows && { rows, activity, width: data.width, height: data.height };
}

/** @param activity of the units that the weights belong to */
function fromWeights(
  { plan, allWeights }: Layer,
  activity: Tensor2D,
  { data }: ProbeContext,
  side: 'encoder' | 'decoder',
): FilterSource | undefined {
  const { width, height } = data;
  const pixels = width * height;
  const units = activity.shape[1];
  for (const weight of Object.values(allWeights)) {
    if (weight.rank === 4) return fromKernels(tf.reshape<Rank.R4>(weight, shape4(weight.shape)), activity);
    if (weight.rank !== 2 || weight.size !== units * pixels) continue;
    // A square matrix does not say which side is the image's: its own reads the input in rows, a borrowed one writes it.
    const isReading = side === 'encoder' || plan.loans !== undefined;
    const isTurned = units === pixels ? isReading : weight.shape[0] === pixels;
    const matrix = tf.reshape<Rank.R2>(weight, isTurned ? [pixels, units] : [units, pixels]);
    return { rows: isTurned ? tf.transpose(matrix) : matrix, activity, width, height };
  }
  return undefined;
}

const shape4 = ([a = 1, b = 1, c = 1, d = 1]: readonly number[]): [number, number, number, number] => [
  a,
  b,
  c,
  d,
];

/** [height, width, 1, units] where the image is read and where it is drawn alike: of a transposed convolution the last
 *  axis is its input. */
function fromKernels(kernels: Tensor4D, activity: Tensor2D): FilterSource | undefined {
  const [height, width, channels, units] = kernels.shape;
  if (channels !== 1 || activity.shape[1] % units !== 0) return undefined;
  const rows = tf.transpose(tf.reshape<Rank.R2>(kernels, [height * width, units]));
  return { rows, width, height, activity: tf.reshape<Rank.R2>(activity, [activity.size / units, units]) };
}

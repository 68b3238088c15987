/** A few images that the meters measure on: always the same held-out ones. Not the batches of the training. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Data } from '#catalog/datasets/data.ts';
import { permutation } from '../random.ts';
import type { ProbeContext } from './probe.ts';

/** Indices of at most `count` test images, drawn once and for all; smaller samples are parts of larger ones. */
export function sampleIndices({ train, test }: Data, count: number): Uint32Array {
  const order = permutation(test.count, { seed: 1, stream: 'sample', counter: 0 });
  return order.slice(0, count).map((index) => train.count + index);
}

/** As many as most meters take: enough for a share to be true to a few hundredths. */
export const METER_IMAGES = 500;

/** The images themselves, [images, pixels]; the caller disposes. */
export const sampleImages = ({ data, images }: ProbeContext, count = METER_IMAGES): Tensor2D =>
  images.rows(sampleIndices(data, count));

/** Questions to the worker that panels ask while the person drags or points. Not commands: those are the store's. */

import type { CodecId } from '#protocol/frames.ts';
import type { Commands, EncodedImage } from '#protocol/messages.ts';
import { call } from './connection.ts';
import { latest } from './latest.ts';
import { previewDecoder } from './pretrained/current.ts';
import { unexpectedAnswer } from './refusals.ts';
import { useHourglass } from './store.ts';

/** The image of a code. @param z [latentDim] @returns [height · width] */
export async function decode(codec: CodecId, z: Float32Array): Promise<Float32Array> {
  const preview = codec === 'autoencoder' ? previewDecoder() : undefined;
  if (preview) return preview(z);
  const { image } = await call('decode', { codec, z });
  return image;
}

/** The code that a draw from the prior gives, [latentDim]. @param counter which draw this is, from 0 */
export async function drawPrior(counter: number): Promise<Float32Array> {
  const { z } = await call('drawPrior', { counter });
  return z;
}

/** One image, its code and its reconstruction. */
export function inspect(codec: CodecId, index: number): Promise<Commands['inspect']['reply']> {
  return call('inspect', { codec, index });
}

/** Grey levels of these images, [n, height · width]. */
export async function thumbnails(indices: Uint32Array): Promise<Uint8Array> {
  const { images } = await call('thumbnails', { indices });
  return images;
}

/** The mean of these items, [height · width]. */
export async function meanImage(indices: Uint32Array): Promise<Float32Array> {
  const { image } = await call('meanImage', { indices });
  return image;
}

/** What the codecs make of an image that is in no data set. @param image [height · width], 0 … 1 */
export function encodeImage(image: Float32Array): Promise<EncodedImage> {
  return call('encodeImage', { image });
}

/** Asks at most one question at a time; of those that come meanwhile only the newest is asked. */
export function createLatest<Args extends readonly unknown[], T>(
  ask: (...args: Args) => Promise<T>,
  show: (value: T) => void,
): (...args: Args) => void {
  return latest(ask, show, (thrown) => {
    const error = unexpectedAnswer(thrown);
    if (error) useHourglass.getState().notify('error', error.message);
  });
}

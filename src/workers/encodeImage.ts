/**
 * The command that encodes an image which is in no data set, and says how well it comes back among those that are.
 * Not the drawing of one: the page does that.
 */
import type { Codec } from '#engine/codecs/codec.ts';
import { gatherImages } from '#engine/data/images.ts';
import { imageErrors, shareBelow } from '#engine/evaluation/imageErrors.ts';
import { nearestByDistance } from '#engine/evaluation/nearest.ts';
import { takeValues } from '#engine/probes/probe.ts';
import { tf } from '#engine/tf.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { EncodedImage, Handlers, Returned } from '#protocol/messages.ts';
import type { Exclusive } from './mutex.ts';
import type { Run } from './run/run.ts';

/** Held-out images whose errors it is compared with. */
const COMPARED = 1000;
const NEIGHBOURS = 5;

interface EncodingParts {
  readonly exclusive: Exclusive;
  opened(): Run;
}

/** Errors of held-out images, under the weights of a moment. */
interface KnownErrors {
  readonly moment: string;
  readonly errors: Float32Array;
}

export function createEncodeImage({ exclusive, opened }: EncodingParts): Handlers['encodeImage'] {
  const known = new WeakMap<Codec, KnownErrors>();
  /** @param moment by which the codec is told from what it was before */
  const errorsOf = async (codec: Codec, { data: { test } }: Run, moment: string): Promise<Float32Array> => {
    const before = known.get(codec);
    if (before?.moment === moment) return before.errors;
    const errors = await imageErrors(codec, test, Math.min(COMPARED, test.count));
    known.set(codec, { moment, errors });
    return errors;
  };
  const returned = async (codec: Codec, image: Float32Array, others: Float32Array): Promise<Returned> => {
    const z = await takeValues(tf.tidy(() => codec.encode(tf.tensor2d(image, [1, codec.pixels]))));
    const reconstruction = await takeValues(
      tf.tidy(() => codec.decode(tf.tensor2d(z, [1, codec.latentDim]))),
    );
    const squaredError = image.reduce((sum, value, i) => sum + (value - reconstruction[i]!) ** 2, 0);
    return { z, reconstruction, squaredError, worseThan: shareBelow(others, squaredError) };
  };
  return ({ image }) =>
    exclusive(async (): Promise<EncodedImage> => {
      const run = opened();
      const { autoencoder } = run.trainer;
      check(image, run);
      const step = run.trainer.stepsDone();
      const others = await errorsOf(autoencoder, run, momentOf(run));
      const own = await returned(autoencoder, image, others);
      const pca = run.pca && (await returned(run.pca, image, await errorsOf(run.pca, run, 'fitted')));
      const neighbours = await neighboursOf(own.z, run);
      return { step, comparedWith: others.length, autoencoder: own, ...(pca && { pca }), neighbours };
    });
}

/** Updates so far, in the phase before the main training and in this. */
function momentOf({ trainer }: Run): string {
  const phase = trainer.phases.current();
  return `${phase?.info.id} ${phase?.stepsDone()} ${trainer.stepsDone()}`;
}

function check(image: Float32Array, { data, trainer }: Run): void {
  const { pixels } = trainer.autoencoder;
  const isImage = data.kind === 'image' && image.length === pixels;
  if (isImage && image.every((value) => value >= 0 && value <= 1)) return;
  throw new HourglassError(
    'encode/shape',
    `An image here is ${pixels} numbers from 0 to 1. Draw on the images that are open.`,
  );
}

/** The nearest of the training images whose codes are known, with their pictures. */
async function neighboursOf(z: Float32Array, { data, snapshots }: Run): Promise<EncodedImage['neighbours']> {
  const { codes, visited } = snapshots.autoencoderCodes();
  const among = visited().filter((index) => index < data.train.count);
  const found = nearestByDistance(codes, z, among, NEIGHBOURS);
  const images =
    found.indices.length > 0 ? await takeValues(gatherImages(data, found.indices)) : new Float32Array();
  return { ...found, images };
}

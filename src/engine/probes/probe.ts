/**
 * What a probe is: one quantity that a panel can ask for.
 * Not a panel, and not the decision when to compute: the session makes that.
 */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import type { Autoencoder } from '../autoencoder.ts';
import type { Codec } from '../codecs/codec.ts';
import type { CodeBook } from './codeBook.ts';
import type { FrameId, Frames, Needs } from './frames.ts';

/** What a probe may look at. */
export interface ProbeContext {
  readonly step: number;
  readonly data: ImageSet;
  readonly autoencoder: Autoencoder;
  /** Absent until it is fitted. */
  readonly pca: Codec | undefined;
  /** x̃ from x [batch, pixels], for show; run inside tf.tidy. */
  corrupt(x: Tensor2D): Tensor2D;
  /** Codes of all images so far, refreshed in turns. */
  readonly autoencoderCodes: CodeBook;
  readonly pcaCodes: CodeBook | undefined;
}

export interface Probe<Id extends FrameId = FrameId> {
  readonly id: Id;
  /** The frame, or undefined where there is nothing to show yet. */
  compute(context: ProbeContext, request: NonNullable<Needs[Id]>): Promise<Frames[Id] | undefined>;
}

/** A probe that also finds its own request among all needs. */
export interface AnsweringProbe<Id extends FrameId = FrameId> extends Probe<Id> {
  /** The frame under its name; empty where nobody asks for it or there is nothing to show yet. */
  answer(context: ProbeContext, needs: Needs): Promise<Partial<Frames>>;
}

export const defineProbe = <Id extends FrameId>(probe: Probe<Id>): AnsweringProbe<Id> => ({
  ...probe,
  async answer(context, needs) {
    const request = needs[probe.id];
    const frame = request === undefined ? undefined : await probe.compute(context, request);
    const frames: { -readonly [F in FrameId]?: Frames[F] } = {};
    if (frame !== undefined) frames[probe.id] = frame;
    return frames;
  },
});

/** How many images there are, training images first. */
export const imageCount = ({ train, test }: ImageSet): number => train.count + test.count;

/** Copies a tensor to the host and disposes it. */
export async function takeValues(tensor: Tensor2D): Promise<Float32Array> {
  const values = await tensor.data<'float32'>();
  tensor.dispose();
  return Float32Array.from(values);
}

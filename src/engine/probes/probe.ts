/**
 * What a probe is: one quantity that a panel can ask for.
 * Not a panel, and not the decision when to compute: the session makes that.
 */
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Data } from '#catalog/datasets/data.ts';
import type { Mode, Pass } from '#catalog/pass.ts';
import type { Autoencoder } from '../autoencoder.ts';
import type { AuxiliaryNetwork } from '../auxiliaryNetworks.ts';
import type { Codec } from '../codecs/codec.ts';
import type { Images } from '../data/images.ts';
import type { Objective } from '../objective.ts';
import type { Phases } from '../phases/phases.ts';
import type { CodeBook } from './codeBook.ts';

/** What a probe may look at. */
export interface ProbeContext {
  readonly step: number;
  readonly data: Data;
  /** The same, where batches are made of them. */
  readonly images: Images;
  readonly autoencoder: Autoencoder;
  readonly objective: Objective;
  /** Networks that its loss and regularizers bring along. */
  readonly auxiliaries: readonly AuxiliaryNetwork[];
  /** What came before the main training, or goes on. */
  readonly phases: Pick<Phases, 'current' | 'models'>;
  /** Absent until it is fitted. */
  readonly pca: Codec | undefined;
  /** x̃ from x [batch, pixels], for show; run inside tf.tidy. */
  corrupt(x: Tensor2D): Tensor2D;
  /** The circumstances of a pass, with noise that is the same at every step. */
  pass(mode: Mode): Pass;
  /** Codes of all images so far, refreshed in turns. */
  readonly autoencoderCodes: CodeBook;
  readonly pcaCodes: CodeBook | undefined;
  /** Tells what pictures show; absent until it is trained. */
  readonly judge: Judge | undefined;
}

/** A classifier of the data's images, to judge generated ones by. */
export interface Judge {
  /** p(c | x) of x [batch, pixels] in [0, 1], [batch, classes]; the caller disposes. */
  probabilities(x: Tensor2D): Tensor2D;
  /** Share of the test images whose likeliest class is theirs. */
  readonly accuracy: number;
}

/** @typeParam Request what a panel says about its wish, as it crosses to the worker; `true` where there is nothing to say */
export interface Probe<Id extends string, Request, Frame> {
  readonly id: Id;
  /** Costs as much as several steps: computed in turns with others of its kind, and only when something has changed. */
  readonly isHeavy?: boolean;
  /** The frame, or undefined where there is nothing to show yet. */
  compute(context: ProbeContext, request: Request): Promise<Frame | undefined>;
}

/** A probe that also finds its own request among all needs. */
export interface AnsweringProbe<Id extends string, Request, Frame> extends Probe<Id, Request, Frame> {
  /** The frame under its name; empty where nobody asks for it or there is nothing to show yet. */
  answer(
    context: ProbeContext,
    needs: { readonly [I in Id]?: Request },
  ): Promise<{ readonly [I in Id]?: Frame }>;
}

export const defineProbe = <const Id extends string, Request, Frame>(
  probe: Probe<Id, Request, Frame>,
): AnsweringProbe<Id, Request, Frame> => ({
  ...probe,
  async answer(context, needs) {
    const request: Request | undefined = needs[probe.id];
    const frame = request === undefined ? undefined : await probe.compute(context, request);
    const frames: { [I in Id]?: Frame } = {};
    if (frame !== undefined) frames[probe.id] = frame;
    return frames;
  },
});

/** How many images there are, training images first. */
export const imageCount = ({ train, test }: Data): number => train.count + test.count;

/** Copies a tensor to the host and disposes it. */
export async function takeValues(tensor: Tensor): Promise<Float32Array> {
  const values = await tensor.data<'float32'>();
  tensor.dispose();
  return Float32Array.from(values);
}

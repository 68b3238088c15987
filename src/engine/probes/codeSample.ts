/** Which codec a panel means, and where the codes of some held-out images lie under it. Not all codes: codeBook.ts. */
import type { Codec } from '../codecs/codec.ts';
import { tf } from '../tf.ts';
import type { CodecId } from './mapFrame.ts';
import { type ProbeContext, takeValues } from './probe.ts';
import { sampleImages } from './sample.ts';

/** Undefined while PCA is not fitted. */
export const codecOf = ({ autoencoder, pca }: ProbeContext, id: CodecId): Codec | undefined =>
  id === 'pca' ? pca : autoencoder;

/** Whether a codec's units have a N(0, 1) prior. */
export const isGaussian = ({ autoencoder }: ProbeContext, id: CodecId): boolean =>
  id === 'autoencoder' && autoencoder.hasGaussianPrior;

/** [images, latentDim] */
export const sampleCodes = (context: ProbeContext, codec: Codec): Promise<Float32Array> =>
  takeValues(tf.tidy(() => codec.encode(sampleImages(context))));

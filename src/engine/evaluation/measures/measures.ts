/**
 * All measures of one codec on test images: how good its images are, and what its codes are worth.
 * Not their definitions: the files beside this one hold those.
 */
import type { Data, Split } from '#catalog/datasets/data.ts';
import type { Codec } from '../../codecs/codec.ts';
import { firstItems } from '../../data/firstItems.ts';
import { valuesOf } from '../../data/images.ts';
import { computeOutputs } from '../../export/testOutputs.ts';
import { bernoulliCrossEntropy, entropyFloor, mean, psnr, squaredError } from '../metrics.ts';
import { linearProbeAccuracy } from './linearProbe.ts';
import type { Measuring } from './measuring.ts';
import { type Labelled, nearestNeighbourAccuracy, preservation } from './neighbours.ts';
import { silhouette } from './silhouette.ts';
import { hasWindow, ssim } from './ssim.ts';

/** Means over test items; what has no meaning for the data is absent. */
export interface CodecMeasures {
  /** Σ (x − x̂)² of an item. */
  readonly squaredError: number;
  /** −10 log₁₀ of the mean squared error of each image, dB. */
  readonly psnr?: number;
  readonly ssim?: number;
  /** Bernoulli cross-entropy above the images' own entropy, nats. */
  readonly crossEntropyAboveFloor?: number;
  /** Shares of test items whose class their 1 and 5 nearest training codes tell. */
  readonly nearest1?: number;
  readonly nearest5?: number;
  /** The same by logistic regression on the codes. */
  readonly linearProbe?: number;
  /** Of neighbourhoods; without three items there are none. */
  readonly trustworthiness?: number;
  readonly continuity?: number;
  readonly silhouette?: number;
}

/** Test items that errors are means of; training items that classes are learnt from; items whose distances are all
 *  compared. */
export const SAMPLE = { test: 10_000, train: 5000, asked: 1000 } as const;
/** Of trustworthiness and continuity. */
export const NEIGHBOURS = 10;
/** Probabilities of 0 and 1 are moved inside by this. */
const LEAST_PROBABILITY = 1e-7;
/** The least mean squared error that enters the PSNR: a perfect image counts 100 dB and not infinity. */
const LEAST_MSE = 1e-10;
/** Points measured between two yields. */
const BUNDLE = 25;
/** Multiplications of the linear probe between two yields. */
const PRODUCTS = 4e6;

type Work<Result> = AsyncGenerator<number, Result, void>;

/** Measures a codec on the test split; classes are learnt from the first training items.
 *  @yields the finished share, 0 … 1, often enough to be cancelled */
export async function* measureCodec(codec: Codec, data: Data): Work<CodecMeasures> {
  const { pixels, latentDim } = codec;
  const test = firstItems(data.test, SAMPLE.test, pixels);
  const { codes, reconstructions } = yield* within(0, 0.2, computeOutputs(codec, test));
  const errors = yield* measureImages(test, reconstructions, data);
  const asked = firstItems(test, SAMPLE.asked, pixels);
  const rows = { values: codes.subarray(0, asked.count * latentDim), size: latentDim };
  const k = Math.min(NEIGHBOURS, Math.floor((asked.count - 1) / 2));
  const inData = { values: valuesOf(asked), size: pixels };
  const kept = k > 0 ? yield* within(0.3, 0.6, bundled(preservation(inData, rows, k))) : {};
  const ofClasses = yield* measureClasses(codec, data, { ...rows, labels: asked.labels });
  return { ...errors, ...kept, ...ofClasses };
}

type ImageMeasures = Pick<CodecMeasures, 'squaredError' | 'psnr' | 'ssim' | 'crossEntropyAboveFloor'>;

async function* measureImages(test: Split, xHat: Float32Array, { width, height }: Data): Work<ImageMeasures> {
  const size = width * height;
  const x = valuesOf(test);
  const errors = squaredError(x, xHat, size);
  yield 0.22;
  const floor = entropyFloor(test, size);
  if (floor === undefined) return { squaredError: mean(errors) };
  const probabilities = xHat.map((p) => Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, p)));
  const crossEntropy = mean(bernoulliCrossEntropy(x, probabilities, size));
  yield 0.25;
  const likeness = hasWindow({ width, height }) ? mean(ssim(x, xHat, { width, height })) : undefined;
  yield 0.3;
  return {
    squaredError: mean(errors),
    psnr: psnr(
      errors.map((error) => Math.max(error, LEAST_MSE * size)),
      size,
    ),
    ...(likeness !== undefined && { ssim: likeness }),
    crossEntropyAboveFloor: crossEntropy - floor,
  };
}

type ClassMeasures = Pick<CodecMeasures, 'nearest1' | 'nearest5' | 'linearProbe' | 'silhouette'>;

async function* measureClasses(codec: Codec, data: Data, asked: Labelled): Work<ClassMeasures> {
  const classes = data.classNames.length;
  if (classes < 2) return {};
  const train = firstItems(data.train, SAMPLE.train, codec.pixels);
  const { codes } = yield* within(0.6, 0.65, computeOutputs(codec, train));
  const known: Labelled = { values: codes, size: codec.latentDim, labels: train.labels };
  const [nearest1, nearest5] = yield* within(
    0.65,
    0.8,
    bundled(nearestNeighbourAccuracy(known, asked, [1, 5])),
  );
  const perPiece = Math.max(1, Math.floor(PRODUCTS / (train.count * codec.latentDim * classes)));
  const linearProbe = yield* within(0.8, 0.95, bundled(linearProbeAccuracy(known, asked, classes), perPiece));
  const apart = yield* within(0.95, 1, bundled(silhouette(asked)));
  return { nearest1: nearest1!, nearest5: nearest5!, linearProbe, silhouette: apart };
}

/** A part of the work, whose share is a part of the whole. */
async function* within<Result>(from: number, to: number, work: Work<Result>): Work<Result> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
    yield from + (to - from) * next.value;
  }
}

/** So many points at a time. */
async function* bundled<Result>(work: Measuring<Result>, points = BUNDLE): Work<Result> {
  for (let i = 1; ; i++) {
    const next = work.next();
    if (next.done) return next.value;
    if (i % points === 0) yield next.value;
  }
}

/**
 * What report.json says about a trained experiment, and how its errors are measured.
 * Not the files around it: trainToFolder.ts writes those.
 */
import type { Split } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { valuesOf } from '#engine/data/images.ts';
import type { LikelihoodBounds } from '#engine/evaluation/likelihood.ts';
import { bernoulliCrossEntropy, entropyFloor, mean, psnr, squaredError } from '#engine/evaluation/metrics.ts';
import type { NodeBackend } from './arguments.ts';
import type { TermMeans } from './curve.ts';

/** Probabilities of 0 and 1 are moved inside by this, so that the cross-entropy is finite. */
const LEAST_PROBABILITY = 1e-7;
/** The least mean squared error that enters the PSNR, so that a perfect image counts 100 dB and not infinity. */
const LEAST_MSE = 1e-10;

/** Errors of reconstructions, means over images. */
export interface ReconstructionErrors {
  /** Σ over pixels of (x − x̂)². */
  readonly sse: number;
  /** sse / pixels. */
  readonly mse: number;
  /** Bernoulli cross-entropy, nats, with x̂ clipped to [10⁻⁷, 1 − 10⁻⁷]: linear outputs may lie outside [0, 1].
   *  Absent for data that do themselves. */
  readonly bce?: number;
  /** Mean of −10 log₁₀ of each image's mse, dB, at most 100. Absent like bce. */
  readonly psnr?: number;
}

/** Losses in the unit of the experiment's loss (nats, squared error, …), per image: sums over pixels and code units,
 *  means over images. */
export interface Report {
  readonly spec: ExperimentSpec;
  readonly backend: NodeBackend;
  readonly parameters: number;
  /** The phases before the main training, in their order. */
  readonly pretraining: readonly PhaseReport[];
  /** Passes made through the images that were trained on; a fraction where training stopped early. */
  readonly epochs: number;
  readonly steps: number;
  /** Of training alone. */
  readonly seconds: number;
  readonly imagesPerSecond: number;
  /** Mean over the last epoch's steps, each before its update. */
  readonly train: TermMeans;
  /** The objective on all test images, corrupted and drawn as in training; the errors are of
   *  test-reconstructions.npy, from clean images and the code for use. */
  readonly test: TermMeans & ReconstructionErrors;
  /** Of a variational autoencoder whose loss is that of a distribution, on the first test images. */
  readonly likelihood?: LikelihoodBounds;
  /** Where it was asked for. */
  readonly classification?: ClassificationReport;
  /** PCA of all training images, with as many components as the code has units, on the same test images. */
  readonly pca: { readonly components: number; readonly sse: number };
}

/** Shares of the test images whose class is told right from the code, 0 … 1. */
export interface ClassificationReport {
  /** Passes through the labelled training images: for the softmax head alone, and again for all layers. */
  readonly epochs: number;
  readonly seconds: number;
  /** With the encoder as it was trained. */
  readonly frozen: number;
  /** After a copy of it has learnt from the labels, too. */
  readonly fineTuned: number;
}

/** Its terms are its own: they do not compare with those of the main training. */
export interface PhaseReport {
  readonly id: string;
  readonly label: string;
  readonly epochs: number;
  readonly steps: number;
  readonly seconds: number;
  /** Mean over the last epoch's steps, each before its update. */
  readonly train: TermMeans;
}

/** @param reconstructions [split.count, pixels] */
export function measureErrors(
  split: Split,
  reconstructions: Float32Array,
  pixels: number,
): ReconstructionErrors {
  const x = valuesOf(split);
  const errors = squaredError(x, reconstructions, pixels);
  const probabilities = reconstructions.map((value) =>
    Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, value)),
  );
  const sse = mean(errors);
  // Neither has a meaning for values outside [0, 1].
  if (entropyFloor(split, pixels) === undefined) return { sse, mse: sse / pixels };
  return {
    sse,
    mse: sse / pixels,
    bce: mean(bernoulliCrossEntropy(x, probabilities, pixels)),
    psnr: psnr(
      errors.map((error) => Math.max(error, LEAST_MSE * pixels)),
      pixels,
    ),
  };
}

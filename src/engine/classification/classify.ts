/**
 * How well classes can be told from codes: the softmax head learns on the frozen encoder first, then both together.
 * Not a part of the training: all of it happens on a copy.
 */
import { fineTuningPlan, frozenPlan } from '#catalog/classification.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { PhasePlan } from '#catalog/phase.ts';
import { gatherBatch } from '../data/batches.ts';
import { CHUNK, chunks, indexRange } from '../evaluation/evaluate.ts';
import { createPhase, type PhaseSetting } from '../phases/phase.ts';
import { createBaton } from '../stepping/steps.ts';
import { tf } from '../tf.ts';
import type { Trainer } from '../trainer.ts';
import { type Classifier, createClassifier } from './classifier.ts';

export interface ClassificationResult {
  /** Share of the test images whose class is told right, with the encoder as it was trained. */
  readonly frozen: number;
  /** The same after encoder and head have learnt together from the labels. */
  readonly fineTuned: number;
}

export interface ClassificationStatus {
  /** What goes on: "Fine-tuning with labels". */
  readonly label: string;
  /** Passes through the training images, with a fraction. */
  readonly epoch: number;
  /** Of all the work, 0 … 1. */
  readonly share: number;
  /** Mean of the newest steps, nats; undefined while it is tested. */
  readonly loss: number | undefined;
}

type Work<Result> = AsyncGenerator<ClassificationStatus, Result, void>;

/** Updates between two yields. */
const BUNDLE = 8;

/** Trains and tests a classifier on the codes of an autoencoder as it is now, which stays as it is.
 *  @param epochs for the head alone, and again for all
 *  @yields often enough to be cancelled: a caller that stops must call return(), which disposes all of it */
export async function* classify(
  spec: ExperimentSpec,
  data: Data,
  trainer: Trainer,
  epochs: number,
): Work<ClassificationResult> {
  const classifier = await createClassifier(spec, data, trainer);
  const setting: PhaseSetting = {
    ...{ seed: spec.seed, split: data.train, images: trainer.images, batchSize: spec.training.batchSize },
    ...{ autoencoder: classifier.encoder, variables: classifier.variables },
    ...{ baton: createBaton(), breathe: undefined },
  };
  const { head, encoderWeights } = classifier;
  try {
    yield* train(frozenPlan(head, epochs), setting, 0);
    const frozen = yield* accuracy(classifier, data, 0.48);
    yield* train(fineTuningPlan(head, epochs, encoderWeights), setting, 0.5);
    const fineTuned = yield* accuracy(classifier, data, 0.98);
    return { frozen, fineTuned };
  } finally {
    classifier.dispose();
  }
}

/** @param from the share of all the work that is done before */
async function* train(plan: PhasePlan, setting: PhaseSetting, from: number): Work<void> {
  const phase = createPhase(plan, setting);
  const { stepsPlanned, stepsPerEpoch } = phase;
  try {
    while (phase.stepsDone() < stepsPlanned) {
      const rows = await phase.run(Math.min(BUNDLE, stepsPlanned - phase.stepsDone()));
      const done = phase.stepsDone();
      yield {
        label: plan.label,
        epoch: done / stepsPerEpoch,
        share: from + (0.48 * done) / stepsPlanned,
        loss: rows.reduce((sum, value) => sum + value, 0) / rows.length,
      };
    }
  } finally {
    phase.dispose();
  }
}

/** Share of the test images whose class is told right. */
async function* accuracy(
  { classesOf }: Classifier,
  { test, width, height }: Data,
  from: number,
): Work<number> {
  let right = 0;
  for (const range of chunks(test.count)) {
    const found = tf.tidy(() => classesOf(gatherBatch(test, width * height, indexRange(range), CHUNK).x));
    const classes = await found.data<'int32'>();
    found.dispose();
    for (let image = range.start; image < range.end; image++)
      if (classes[image - range.start] === test.labels[image]) right++;
    const share = from + (0.02 * range.end) / test.count;
    yield { label: 'Testing the classifier', epoch: 0, share, loss: undefined };
  }
  return right / test.count;
}

/**
 * Trains an experiment and puts what came of it into a folder: report, curve, weights, codes and reconstructions.
 * Not the command line: trainCommand.ts reads that, and has chosen the backend.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { createPcaCodec, fitPca } from '#engine/codecs/pca.ts';
import { firstItems } from '#engine/data/firstItems.ts';
import { evaluateObjective, evaluateSquaredError } from '#engine/evaluation/evaluate.ts';
import { assertLayersModels, exportLayersModels } from '#engine/export/layersModel.ts';
import { writeNpy } from '#engine/export/npy.ts';
import { computeOutputs, type SplitOutputs } from '#engine/export/testOutputs.ts';
import { type ExportedFile, exportWeights } from '#engine/export/weights.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { HourglassError } from '#protocol/errors.ts';
import { writeSafetensors } from '#protocol/writeSafetensors.ts';
import type { NodeBackend } from './arguments.ts';
import { measureClasses, requireClasses } from './classification.ts';
import { type Curve, createCurve, nameTerms } from './curve.ts';
import { measureLikelihood } from './likelihood.ts';
import { writeFolder } from './outputFolder.ts';
import { type PhaseRun, runPhases } from './phasesLoop.ts';
import type { Progress } from './progress.ts';
import { measureErrors, type PhaseReport, type Report } from './report.ts';
import { type LoopResult, runTraining } from './trainingLoop.ts';
import { breathe, drain } from './turns.ts';

export interface TrainJob {
  readonly spec: ExperimentSpec;
  readonly data: Data;
  /** Images to train on; all if undefined. PCA is fitted on all in either case. */
  readonly limit: number | undefined;
  /** The current one. */
  readonly backend: NodeBackend;
  readonly out: string;
  readonly tfjsModel: boolean;
  /** Epochs of supervised fine-tuning afterwards, on a copy; none if undefined. */
  readonly classify: number | undefined;
}

export interface TrainContext {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface TrainOutcome {
  readonly report: Report;
  /** The step whose loss was not a number; what is written is the last good state before it. */
  readonly divergedAt: number | undefined;
}

/** The same data with only the first `limit` items to train on. */
function limitTraining(data: Data, limit: number): Data {
  const size = data.width * data.height;
  if (data.kind === 'image') return { ...data, train: firstItems(data.train, limit, size) };
  return { ...data, train: firstItems(data.train, limit, size) };
}

/** Trains, measures and writes; nothing is written before all of it is there.
 *  @throws Interrupted, HourglassError "training/diverged" where not even the first state is good, EngineError "export/layers" |
 *  "export/activation" before the training where Layers models are wished and cannot be written */
export async function trainToFolder(job: TrainJob, context: TrainContext): Promise<TrainOutcome> {
  const { spec, data, limit, out, classify } = job;
  if (classify !== undefined) requireClasses(data);
  const limited = limit === undefined ? data : limitTraining(data, limit);
  // A step that searches along lines may take long.
  const trainer = createTrainer(spec, limited, () => breathe(context.signal));
  try {
    if (job.tfjsModel) assertLayersModels(trainer, spec);
    const phases = await runPhases(trainer, context.progress, context.signal);
    const curve = createCurve(trainer.termNames, trainer.stepsPerEpoch);
    const result = await train(job, trainer, curve, context);
    const outputs = await stage(context, 'Reconstructing the test images', (onShare) =>
      drain(computeOutputs(trainer.autoencoder, data.test), context.signal, onShare),
    );
    const likelihood = await measureLikelihood(trainer, data, spec.seed, context);
    const report: Report = {
      ...describeRun(job, trainer, curve, result),
      pretraining: phases.map(describePhase),
      test: await measureTest(job, trainer, outputs, context),
      ...(likelihood && { likelihood }),
      ...(classify !== undefined && {
        classification: await measureClasses(spec, limited, trainer, classify, context),
      }),
      pca: await measurePca(job, context),
    };
    await writeFolder(
      out,
      await filesOf(job, trainer, [...curvesOf(phases), { name: 'curve.csv', curve }], outputs, report),
    );
    return { report, divergedAt: result.divergedAt };
  } finally {
    trainer.dispose();
  }
}

function stage<Result>(
  { progress }: TrainContext,
  label: string,
  work: (onShare: (share: number) => void) => Promise<Result>,
): Promise<Result> {
  progress.stage(label);
  return work(progress.share);
}

function train({ spec }: TrainJob, trainer: Trainer, curve: Curve, context: TrainContext) {
  const { epochs } = spec.training;
  return stage(context, 'Training', async () => {
    const onProgress = context.progress.training;
    const result = await runTraining({
      trainer,
      steps: trainer,
      epochs,
      curve,
      signal: context.signal,
      onProgress,
    });
    if (curve.steps() > 0) return result;
    throw new HourglassError(
      'training/diverged',
      `The loss stopped being a number at step ${result.divergedAt}, before there was anything to keep: the steps are too long. Nothing was written. Lower the learning rate.`,
    );
  });
}

function describeRun(
  { spec, backend }: TrainJob,
  trainer: Trainer,
  curve: Curve,
  { seconds }: LoopResult,
): Omit<Report, 'pretraining' | 'test' | 'pca'> {
  return {
    spec,
    backend,
    parameters: trainer.parameters,
    epochs: curve.steps() / trainer.stepsPerEpoch,
    steps: curve.steps(),
    seconds,
    imagesPerSecond: curve.images() / seconds,
    train: curve.lastEpoch(),
  };
}

const describePhase = ({ id, label, epochs, seconds, curve }: PhaseRun): PhaseReport => ({
  ...{ id, label, epochs, seconds },
  steps: curve.steps(),
  train: curve.lastEpoch(),
});

interface CurveFile {
  readonly name: string;
  readonly curve: Curve;
}

const curvesOf = (phases: readonly PhaseRun[]): CurveFile[] =>
  phases.map(({ id, curve }) => ({ name: `curve-${id}.csv`, curve }));

async function measureTest(
  { spec, data }: TrainJob,
  trainer: Trainer,
  { reconstructions }: SplitOutputs,
  context: TrainContext,
): Promise<Report['test']> {
  const { objective, termNames, autoencoder } = trainer;
  const { test } = data;
  const values = await stage(context, 'Testing', (onShare) =>
    drain(
      evaluateObjective(objective, test, autoencoder.pixels, test.count, spec.seed),
      context.signal,
      onShare,
    ),
  );
  if (!values.every(Number.isFinite)) {
    throw new HourglassError(
      'training/diverged',
      'The loss on the test images is not a number: the steps are too long. Nothing was written. Lower the learning rate.',
    );
  }
  return { ...nameTerms(termNames, values), ...measureErrors(test, reconstructions, autoencoder.pixels) };
}

async function measurePca({ spec, data }: TrainJob, context: TrainContext): Promise<Report['pca']> {
  const size = spec.code.params.size;
  const fit = await stage(context, `Fitting PCA with ${size} components`, (onShare) =>
    drain(fitPca(data.train, data.width * data.height, size), context.signal, onShare),
  );
  const codec = createPcaCodec(fit, size);
  try {
    const sse = await drain(evaluateSquaredError(codec, data.test, data.test.count), context.signal);
    return { components: codec.latentDim, sse };
  } finally {
    codec.dispose();
  }
}

/** report.json last, so that where it is the others are too. */
async function filesOf(
  { spec, data, tfjsModel }: TrainJob,
  trainer: Trainer,
  curves: readonly CurveFile[],
  { codes, reconstructions }: SplitOutputs,
  report: Report,
): Promise<ExportedFile[]> {
  const { latentDim, pixels } = trainer.autoencoder;
  const { count } = data.test;
  const text = (content: string) => new TextEncoder().encode(content);
  const weights = await exportWeights(trainer, spec);
  return [
    ...curves.map(({ name, curve }) => ({ name, bytes: text(curve.csv()) })),
    ...weights.map((file) => ({ name: file.name, bytes: writeSafetensors(file) })),
    ...(tfjsModel ? await exportLayersModels(trainer, spec) : []),
    { name: 'test-codes.npy', bytes: writeNpy(codes, [count, latentDim]) },
    { name: 'test-reconstructions.npy', bytes: writeNpy(reconstructions, [count, pixels]) },
    { name: 'report.json', bytes: text(`${JSON.stringify(report, undefined, 2)}\n`) },
  ];
}

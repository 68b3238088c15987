/**
 * The command `train` from its arguments to its exit code.
 * Not the process: train.ts connects it to that.
 */
import { findChoice } from '#catalog/choice.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { LikelihoodBounds } from '#engine/evaluation/likelihood.ts';
import { HELP, parseTrainArguments, type TrainArguments, UsageError } from './arguments.ts';
import { readExperiment } from './experiment.ts';
import { activateBackend } from './nodePlatform/activateBackend.ts';
import { datasetFolders, loadData } from './nodePlatform/loadData.ts';
import { checkFolder } from './outputFolder.ts';
import { createProgress, formatDuration, type Output, type Progress } from './progress.ts';
import type { ClassificationReport, Report } from './report.ts';
import { type TrainOutcome, trainToFolder } from './trainToFolder.ts';
import { drain, Interrupted } from './turns.ts';

export interface Console {
  readonly out: Output;
  /** Progress and errors. */
  readonly err: Output;
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal;
}

/** @returns 0 done, 1 failed or diverged, 2 wrong arguments, 130 stopped */
export async function runTrainCommand(argv: readonly string[], console: Console): Promise<number> {
  const progress = createProgress(console.err, () => performance.now());
  try {
    const given = parseTrainArguments(argv);
    if (given === 'help') {
      console.out.write(HELP);
      return 0;
    }
    const outcome = await train(given, progress, console.signal);
    progress.finish();
    console.out.write(summarise(given.out, outcome));
    if (outcome.divergedAt === undefined) return 0;
    console.err.write(divergence(outcome));
    return 1;
  } catch (error) {
    progress.finish();
    if (error instanceof Interrupted) {
      console.err.write('Stopped. Nothing was written.\n');
      return 130;
    }
    console.err.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function train(given: TrainArguments, progress: Progress, signal: AbortSignal): Promise<TrainOutcome> {
  const spec = await readExperiment(given);
  await checkFolder(given.out);
  progress.stage(`Starting ${given.backend}`);
  await activateBackend(given.backend);
  progress.stage(`Loading ${findChoice(datasets, spec.dataset.id).label}`);
  const data = await drain(loadData(spec, datasetFolders()), signal, progress.share);
  const { backend, limit, out, tfjsModel, classify } = given;
  return trainToFolder({ spec, data, limit, backend, out, tfjsModel, classify }, { progress, signal });
}

function summarise(out: string, { report }: TrainOutcome): string {
  const { pretraining, steps, seconds, imagesPerSecond, parameters, train, test, pca } = report;
  const { likelihood, classification } = report;
  const terms = Object.entries(test.terms).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  return [
    ...pretraining.map(describePhase),
    `${parameters.toLocaleString('en')} parameters, ${steps.toLocaleString('en')} steps in ${formatDuration(seconds)} (${Math.round(imagesPerSecond).toLocaleString('en')} images/s)`,
    `train         ${train.total.toFixed(3)} in the last epoch`,
    `test          ${test.total.toFixed(3)} = ${terms.join(' + ')}`,
    `squared error ${test.sse.toFixed(3)} on test images, PCA-${pca.components} ${pca.sse.toFixed(3)}`,
    ...(likelihood ? [describeLikelihood(likelihood)] : []),
    ...(classification ? [describeClasses(classification)] : []),
    `Written to ${out}`,
    '',
  ].join('\n');
}

const describeLikelihood = ({ elbo, iwae, draws, images }: LikelihoodBounds) =>
  `log p(x)      ≥ ${iwae.toFixed(3)} by ${draws} draws, ≥ ${elbo.toFixed(3)} by the ELBO, nats, ${images.toLocaleString('en')} test images`;

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

const describeClasses = ({ frozen, fineTuned }: ClassificationReport) =>
  `test accuracy ${percent(frozen)} from frozen codes, ${percent(fineTuned)} after fine-tuning with labels`;

const describePhase = ({ label, train, seconds }: Report['pretraining'][number]) =>
  `pretrained    ${label} in ${formatDuration(seconds)}: ${Object.entries(train.terms)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join(' + ')} in the last epoch`;

function divergence({ report, divergedAt }: TrainOutcome): string {
  return `The loss stopped being a number at step ${divergedAt}: the steps are too long. What was written is the state after step ${report.steps}. Lower the learning rate.\n`;
}

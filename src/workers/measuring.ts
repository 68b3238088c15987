/**
 * Answers the command "measure": the autoencoder's measures and PCA's, a piece of work at a time. A run that trains waits
 * meanwhile, so that all pieces are of the same weights.
 * Not the measures: engine/evaluation.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { activeUnits } from '#engine/evaluation/activeUnits.ts';
import { estimateLikelihood } from '#engine/evaluation/likelihood.ts';
import { type CodecMeasures, measureCodec } from '#engine/evaluation/measures/measures.ts';
import type { Handlers, Measures } from '#protocol/messages.ts';
import type { Alarm } from './alarm.ts';
import { inPieces, type PiecesContext } from './pieces.ts';
import type { Run } from './run/run.ts';
import type { Task, Tasks } from './tasks.ts';

interface Context extends PiecesContext {
  readonly tasks: Tasks;
  readonly alarm: Alarm;
}

/** Test images whose likelihood is bounded, and draws of the code of each. */
const IMAGES = 1000;
const DRAWS = 20;

export const createMeasuring =
  (context: Context): Handlers['measure'] =>
  async () => {
    const run = context.current.opened();
    const release = run.hold();
    try {
      return await context.tasks.run('measure', 'Measuring', (task) => measure(context, run, task));
    } finally {
      release();
      context.alarm.ring();
    }
  };

async function measure(context: Context, run: Run, task: Task): Promise<Measures> {
  const { trainer, data, spec, pca } = run;
  const step = trainer.stepsDone();
  const follow = <Result>(what: string, work: AsyncGenerator<number, Result, void>) =>
    inPieces(context, run, task, work, (share) =>
      task.progress(share, `${what}, ${Math.round(100 * share)} %`),
    );
  const autoencoder: CodecMeasures = await follow('autoencoder', measureCodec(trainer.autoencoder, data));
  const variational = await follow('likelihood', measureVariational(run, spec));
  const ofPca = pca && (await follow('PCA', measureCodec(pca, data)));
  return { step, autoencoder, ...(variational && { variational }), ...(ofPca && { pca: ofPca }) };
}

async function* measureVariational(
  { trainer, data }: Run,
  { seed }: ExperimentSpec,
): AsyncGenerator<number, Measures['variational'], void> {
  const { autoencoder, objective } = trainer;
  const { logWeights } = objective;
  if (!logWeights) return undefined;
  const { pixels } = autoencoder;
  const images = Math.min(IMAGES, data.test.count);
  const job = { objective, logWeights, split: data.test, pixels, images, draws: DRAWS, seed };
  const { elbo, iwae } = yield* estimateLikelihood(job);
  return { elbo, iwae, draws: DRAWS, activeUnits: await activeUnits(autoencoder, data) };
}

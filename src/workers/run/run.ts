/**
 * One opened experiment: decides turn by turn whether to train, test, fit PCA or take a snapshot.
 * Not the loop around the turns and not the messages: session.ts has those.
 */
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { createPcaCodec, type PcaCodec } from '#engine/codecs/pca.ts';
import { tf } from '#engine/tf.ts';
import type { Trainer } from '#engine/trainer.ts';
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import type { RunState } from '#protocol/state.ts';
import { createCheckpoints } from './checkpoints.ts';
import { createPacing } from './pacing.ts';
import type { PcaFitting } from './pcaFitting.ts';
import { createScalars } from './scalars.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import { createTesting } from './testing.ts';

const TEST_INTERVAL_MS = 3000;

export interface RunOptions {
  readonly runId: number;
  readonly spec: ExperimentSpec;
  readonly data: ImageSet;
  readonly trainer: Trainer;
  readonly pcaFitting: PcaFitting;
  now(): number;
  emit(event: WorkerEvent): void;
}

export interface Run {
  readonly runId: number;
  /** With the live parameters as they are now. */
  readonly spec: ExperimentSpec;
  readonly data: ImageSet;
  readonly trainer: Trainer;
  readonly snapshots: Snapshots;
  phase(): RunState['phase'];
  pca(): PcaCodec | undefined;
  train(): void;
  pause(): Promise<void>;
  /** One update, pausing first. */
  step(): Promise<void>;
  tune(spec: ExperimentSpec): void;
  /** Does the most urgent piece of work. @returns whether there was any */
  turn(): Promise<boolean>;
  dispose(): void;
}

/** @param options.trainer taken over; disposed with the run */
export function createRun(options: RunOptions): Run {
  const { runId, data, trainer, pcaFitting, now, emit } = options;
  let spec = options.spec;
  const { seed } = spec;
  let state: RunState = { phase: 'paused' };
  let pca: PcaCodec | undefined;
  let lastTest = now();
  const checkpoints = createCheckpoints(trainer, now, (checkpoint) =>
    emit({ type: 'checkpoint', runId, checkpoint }),
  );
  const pacing = createPacing();
  const scalars = createScalars();
  const snapshots = createSnapshots(trainer, data, seed);
  const testing = createTesting(trainer, data, seed, () => pca);

  const isFinished = () => trainer.stepsDone() >= spec.training.epochs * trainer.stepsPerEpoch;
  const setState = (next: RunState) => {
    state = next;
    emit({ type: 'state', runId, state });
  };
  const pushScalars = (force: boolean) => {
    const batch = scalars.take(now(), force);
    if (!batch) return;
    const step = trainer.stepsDone();
    const stepMs = pacing.stepMs();
    const pace = { step, epoch: step / trainer.stepsPerEpoch, stepMs };
    const imagesPerSecond = stepMs === 0 ? 0 : (1000 * trainer.lastCount()) / stepMs;
    emit({ type: 'scalars', runId, batch, pace: { ...pace, imagesPerSecond } });
  };
  const diverged = (step: number) => {
    const goodStep = checkpoints.rollBack();
    pushScalars(true);
    snapshots.weightsChanged();
    const back = goodStep === undefined ? '' : ` The weights of step ${goodStep} are restored.`;
    const message = `The loss stopped being a number at step ${step}: the steps are too long.${back} Lower the learning rate and train on, or reset.`;
    setState({ phase: 'failed', error: toWireError(new HourglassError('training/diverged', message)) });
  };

  /** Updates, read together. @returns whether all of their losses are finite */
  const update = async (count: number): Promise<boolean> => {
    const start = now();
    const first = trainer.stepsDone() + 1;
    const terms = Array.from({ length: count }, () => trainer.step());
    const stacked = tf.stack(terms);
    const values = await stacked.data<'float32'>();
    tf.dispose([...terms, stacked]);
    pacing.record(count, now() - start);
    const width = trainer.termNames.length;
    const rows = terms.map((_, i) => [...values.subarray(i * width, (i + 1) * width)]);
    const bad = rows.findIndex((row) => !row.every(Number.isFinite));
    scalars.add(first, bad < 0 ? rows : rows.slice(0, bad));
    if (bad !== 0) checkpoints.confirm();
    snapshots.weightsChanged();
    if (bad < 0) return true;
    diverged(first + bad);
    return false;
  };

  const trainSlice = async () => {
    const done = trainer.stepsDone();
    const untilEpoch = trainer.stepsPerEpoch - (done % trainer.stepsPerEpoch);
    if (checkpoints.isDue()) await checkpoints.save();
    if (!(await update(Math.min(pacing.steps(), untilEpoch)))) return;
    pushScalars(false);
    const atEpoch = trainer.stepsDone() % trainer.stepsPerEpoch === 0;
    if (atEpoch || now() - lastTest > TEST_INTERVAL_MS) testing.start(atEpoch ? 'all' : 'sample');
    if (isFinished()) await rest('finished');
  };
  const rest = async (phase: 'paused' | 'finished') => {
    pushScalars(true);
    if (await checkpoints.save()) setState({ phase });
    else diverged(trainer.stepsDone());
  };
  const advanceTesting = async () => {
    const point = await testing.advance();
    if (!point) return;
    lastTest = now();
    emit({ type: 'test', runId, point });
  };
  const takeSnapshot = async () => {
    const taken = await snapshots.take(now, state.phase === 'running');
    emit({ type: 'snapshot', runId, ...taken });
  };
  const adoptPca = () => {
    const fit = pcaFitting.fit();
    if (!fit || pca) return;
    pca = createPcaCodec(fit, spec.code.params.size);
    snapshots.pcaArrived(pca);
  };

  /** Whatever there is to do while the weights stand still. */
  const idleWork = async (): Promise<boolean> => {
    if (testing.isActive()) await advanceTesting();
    else if (state.phase !== 'failed' && !pcaFitting.isActive() && !testing.isComplete(trainer.stepsDone())) {
      testing.start('all');
    } else return (await snapshots.refresh()) || snapshots.isPending();
    return true;
  };

  return {
    runId,
    get spec() {
      return spec;
    },
    data,
    trainer,
    snapshots,
    phase: () => state.phase,
    pca: () => pca,
    train() {
      if (isFinished()) {
        throw new HourglassError(
          'training/finished',
          `All ${spec.training.epochs} epochs are done: raise Epochs to go on, or reset.`,
        );
      }
      setState({ phase: 'running' });
    },
    async pause() {
      if (state.phase === 'running') await rest('paused');
    },
    async step() {
      testing.abandon();
      if (checkpoints.isDue()) await checkpoints.save();
      if (!(await update(1))) return;
      pushScalars(true);
      setState({ phase: 'paused' });
    },
    tune(next) {
      spec = next;
      trainer.tune(spec);
      snapshots.weightsChanged();
    },
    async turn() {
      adoptPca();
      const running = state.phase === 'running';
      if (snapshots.isDue(now())) await takeSnapshot();
      if (!running && !snapshots.hasSample() && (await snapshots.refresh())) return true;
      if (pcaFitting.isActive()) await pcaFitting.advance(now);
      else if (!running) return idleWork();
      if (running && testing.isActive()) await advanceTesting();
      else if (running) await trainSlice();
      return true;
    },
    dispose() {
      trainer.dispose();
      pca?.dispose();
    },
  };
}

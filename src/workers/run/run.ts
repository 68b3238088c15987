/**
 * One opened experiment: decides turn by turn whether to train, test, fit PCA or take a snapshot.
 * Not the loop around the turns and not the messages: session.ts has those.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { createPcaCodec, type PcaCodec } from '#engine/codecs/pca.ts';
import type { Judge } from '#engine/probes/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { HourglassError, toWireError } from '#protocol/errors.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import type { Checkpoint, RunState } from '#protocol/state.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import type { PcaFitting } from './pcaFitting.ts';
import { createShare } from './share.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import { createTesting, type Testing } from './testing.ts';
import { createUpdates, type Outcome, type Updates } from './updates.ts';

const TEST_INTERVAL_MS = 3000;

export interface RunOptions {
  readonly runId: number;
  readonly spec: ExperimentSpec;
  readonly data: Data;
  /** Taken over; disposed with the run. */
  readonly trainer: Trainer;
  readonly pcaFitting: PcaFitting;
  now(): number;
  emit(event: WorkerEvent): void;
}

export class Run {
  readonly snapshots: Snapshots;
  readonly checkpoints: Checkpoints;
  readonly #options: RunOptions;
  readonly #updates: Updates;
  readonly #testing: Testing;
  #spec: ExperimentSpec;
  #state: RunState = { phase: 'paused' };
  #pca: PcaCodec | undefined;
  #judge: { dispose(): void } | undefined;
  #lastTest: number;
  readonly #snapshotShare = createShare();
  /** The phase before the main training that the page was last told of. */
  #phaseId: string | undefined;
  /** Whether PCA is next to be worked on while training. */
  #isPcaNext = false;
  /** Who needs the weights as they are, for a while. */
  #holders = 0;

  constructor(options: RunOptions) {
    const { runId, spec, data, trainer, now, emit } = options;
    this.#options = options;
    this.#spec = spec;
    this.#lastTest = now();
    this.#updates = createUpdates(trainer, now, this.#snapshotShare.value);
    this.snapshots = createSnapshots(trainer, data, spec.seed);
    this.#testing = createTesting(trainer, data, spec.seed, () => this.#pca);
    this.checkpoints = createCheckpoints(trainer, now, (checkpoint) =>
      emit({ type: 'checkpoint', runId, checkpoint }),
    );
    this.#tellOfPhase();
    if (this.#isFinished()) this.#state = { phase: 'finished' };
  }

  get id(): number {
    return this.#options.runId;
  }

  get data(): Data {
    return this.#options.data;
  }

  get trainer(): Trainer {
    return this.#options.trainer;
  }

  /** With the live parameters as they are now. */
  get spec(): ExperimentSpec {
    return this.#spec;
  }

  get phase(): RunState['phase'] {
    return this.#state.phase;
  }

  get pca(): PcaCodec | undefined {
    return this.#pca;
  }

  get isTraining(): boolean {
    return this.phase === 'running' || this.phase === 'pretraining';
  }

  train(): void {
    if (this.#isFinished()) {
      const epochs = this.#spec.training.epochs;
      throw new HourglassError(
        'training/finished',
        `All ${epochs} epochs are done: raise Epochs to go on, or reset.`,
      );
    }
    this.#setState({ phase: this.trainer.phases.current() ? 'pretraining' : 'running' });
  }

  async pause(): Promise<void> {
    if (this.isTraining) await this.#rest('paused');
  }

  /** One update, pausing first. */
  async step(): Promise<void> {
    this.#testing.abandon();
    if (this.checkpoints.isDue()) await this.checkpoints.save();
    if (!this.#isSound(await this.#updates.make(1))) return;
    this.#pushScalars(true);
    this.#setState({ phase: 'paused' });
    this.#followPhase();
  }

  /** Ends the phase before the main training as it is. */
  async skipPhase(): Promise<void> {
    if (!this.trainer.phases.current()) return;
    this.#pushScalars(true);
    this.trainer.phases.skip();
    this.snapshots.weightsChanged();
    this.#followPhase();
    // Whoever comes back is not to find himself in the phase that was ended.
    await this.checkpoints.save();
  }

  tune(spec: ExperimentSpec): void {
    this.#spec = spec;
    this.trainer.tune(spec);
    this.snapshots.weightsChanged();
  }

  /** Does the most urgent piece of work, one at a time, so that commands need not wait. @returns whether there was any */
  turn(): Promise<boolean> {
    this.#adoptPca();
    return this.isTraining && this.#holders === 0 ? this.#busyTurn() : this.#restingTurn();
  }

  /** Lets a training run wait with its weights as they are. @returns how to let it go on */
  hold(): () => void {
    this.#holders += 1;
    return () => {
      this.#holders -= 1;
    };
  }

  /** Has the pictures judged from now on. @param judge taken over; disposed with the run */
  equip(judge: Judge & { dispose(): void }): void {
    this.#judge?.dispose();
    this.#judge = judge;
    this.snapshots.judgeArrived(judge);
  }

  dispose(): void {
    this.trainer.dispose();
    this.#pca?.dispose();
    this.#judge?.dispose();
  }

  #isFinished(): boolean {
    if (this.trainer.phases.current()) return false;
    return this.trainer.stepsDone() >= this.#spec.training.epochs * this.trainer.stepsPerEpoch;
  }

  #setState(state: RunState): void {
    this.#state = state;
    this.#options.emit({ type: 'state', runId: this.#options.runId, state });
  }

  #pushScalars(force: boolean): void {
    const taken = this.#updates.takeScalars(force);
    if (taken) this.#options.emit({ type: 'scalars', runId: this.#options.runId, ...taken });
  }

  #tellOfPhase(): void {
    const phase = this.trainer.phases.current();
    this.#phaseId = phase?.info.id;
    const position = phase && { id: phase.info.id, step: phase.stepsDone() };
    this.#options.emit({ type: 'phase', runId: this.#options.runId, phase: position });
  }

  /** Tells if another phase's turn has come. */
  #followPhase(): void {
    if (this.trainer.phases.current()?.info.id === this.#phaseId) return;
    this.#tellOfPhase();
    if (this.isTraining) this.train();
    // What pretraining has brought.
    if (this.#phaseId === undefined) this.#testing.start('all');
  }

  async #busyTurn(): Promise<boolean> {
    const { pcaFitting, now } = this.#options;
    const start = now();
    const isSnapshot = this.snapshots.isDue(start, true);
    this.#isPcaNext = pcaFitting.isActive() && !this.#isPcaNext;
    if (isSnapshot) await this.#takeSnapshot();
    else if (this.#isPcaNext) await pcaFitting.advance(now);
    else if (this.#testing.isActive()) await this.#advanceTesting();
    else await this.#trainSlice();
    this.#snapshotShare.record(now() - start, isSnapshot);
    return true;
  }

  async #restingTurn(): Promise<boolean> {
    const { pcaFitting, now } = this.#options;
    if (this.snapshots.isDue(now(), false)) await this.#takeSnapshot();
    if (!this.snapshots.hasSample() && (await this.snapshots.refresh())) return true;
    if (!pcaFitting.isActive()) return this.#idle();
    await pcaFitting.advance(now);
    return true;
  }

  async #trainSlice(): Promise<void> {
    if (this.checkpoints.isDue()) await this.checkpoints.save();
    if (!this.#isSound(await this.#updates.makeSlice())) return;
    const isInPhase = this.#phaseId !== undefined;
    this.#pushScalars(isInPhase && this.trainer.phases.current()?.info.id !== this.#phaseId);
    this.#followPhase();
    if (isInPhase) return;
    const atEpoch = this.trainer.stepsDone() % this.trainer.stepsPerEpoch === 0;
    const isTestDue = this.#options.now() - this.#lastTest > TEST_INTERVAL_MS;
    if (atEpoch || isTestDue) this.#testing.start(atEpoch ? 'all' : 'sample');
    if (this.#isFinished()) await this.#rest('finished');
  }

  /** Takes note of an outcome. @returns whether training can go on from it */
  #isSound({ badStep, isFirstGood }: Outcome): boolean {
    if (isFirstGood) this.checkpoints.confirm();
    this.snapshots.weightsChanged();
    if (badStep !== undefined) this.#diverged(badStep);
    return badStep === undefined;
  }

  #diverged(step: number): void {
    const isInPhase = this.#phaseId !== undefined;
    const good = this.checkpoints.rollBack();
    this.#pushScalars(true);
    if (isInPhase || good?.phase) this.#tellOfPhase();
    this.snapshots.weightsChanged();
    const back = good ? ` The weights of ${placeOf(good)} are restored.` : '';
    const advice = isInPhase ? adviceInPhase(back) : adviceFor(this.#spec, back);
    const message = `The loss stopped being a number at step ${step}${advice}`;
    const error = toWireError(new HourglassError('training/diverged', message));
    this.#setState({ phase: 'failed', error });
  }

  async #rest(phase: 'paused' | 'finished'): Promise<void> {
    this.#pushScalars(true);
    if (await this.checkpoints.save()) this.#setState({ phase });
    else this.#diverged((this.trainer.phases.current() ?? this.trainer).stepsDone());
  }

  async #advanceTesting(): Promise<void> {
    const point = await this.#testing.advance();
    if (!point) return;
    this.#lastTest = this.#options.now();
    this.#options.emit({ type: 'test', runId: this.#options.runId, point });
  }

  async #takeSnapshot(): Promise<void> {
    const taken = await this.snapshots.take(this.#options.now, this.isTraining);
    this.#options.emit({ type: 'snapshot', runId: this.#options.runId, ...taken });
  }

  #adoptPca(): void {
    const fit = this.#options.pcaFitting.fit();
    if (!fit || this.#pca) return;
    this.#pca = createPcaCodec(fit, this.#spec.code.params.size);
    this.snapshots.pcaArrived(this.#pca);
  }

  /** Whatever there is to do while the weights stand still. */
  async #idle(): Promise<boolean> {
    const isTested = this.#phaseId !== undefined || this.#testing.isComplete(this.trainer.stepsDone());
    if (this.#testing.isActive()) await this.#advanceTesting();
    else if (this.phase !== 'failed' && !isTested) this.#testing.start('all');
    else return (await this.snapshots.refresh()) || this.snapshots.isPending();
    return true;
  }
}

/** What to do about a loss that is no number. @param back what was restored */
const adviceFor = ({ optimizer }: ExperimentSpec, back: string) =>
  'learningRate' in optimizer.params
    ? `: the steps are too long.${back} Lower the learning rate and train on, or reset.`
    : `.${back} Reset, or choose Adam with a low learning rate.`;

const adviceInPhase = (back: string) =>
  `: the steps are too long.${back} Lower the learning rate of the pretraining and train on, or reset.`;

const placeOf = ({ step, phase }: Checkpoint): string =>
  phase ? `step ${phase.step} of that phase` : `step ${step}`;

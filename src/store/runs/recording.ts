/**
 * Watches the runs of the page and keeps each when it stands still, fails or is replaced.
 * Not the keeping: keptRuns.ts. Nothing is read or written while a run trains.
 */

import { changesBetween, isTunable } from '#catalog/changes.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { KeptRun, SweepMark, Thumbnails } from '#protocol/keptRun.ts';
import type { Checkpoint, DatasetInfo, NetworkInfo } from '#protocol/state.ts';
import { isTraining } from '../training.ts';
import type { HourglassState } from '../types.ts';
import type { KeptRuns } from './keptRuns.ts';
import { recordOf, stepsOf } from './recordOf.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

export interface RecordingOptions {
  /** The page's store. */
  readonly store: {
    getState(): HourglassState;
    subscribe(listener: (state: HourglassState, before: HourglassState) => void): () => void;
  };
  readonly keptRuns: Pick<KeptRuns, 'keep' | 'keepWeights' | 'write'>;
  /** The newest one of a run. */
  checkpointOf(runId: number): Checkpoint | undefined;
  /** The newest kept run with these settings: a run of an earlier visit that goes on is that one. */
  findRun(spec: ExperimentSpec): Promise<KeptRun | undefined>;
  /** Whether the person gave a kept run a name or a note. */
  isNoted(id: string): boolean;
  /** Some images and what the open run makes of them. */
  takePictures(dataset: DatasetInfo): Promise<Thumbnails | undefined>;
  /** Those that are on screen, of a run that is gone. */
  shownPictures(dataset: DatasetInfo): Thumbnails | undefined;
  /** ms, only forward. */
  now(): number;
  /** ms since 1970 */
  date(): number;
}

/** What a run is a part of, or goes on from: then it is kept in that one's place, unless that was a part of a sweep or is a
 *  result by itself. */
export interface Provenance {
  readonly sweep?: SweepMark;
  readonly past?: KeptRun;
  /** It came from a file: no kept run gives way to it, not even one with the same settings. */
  readonly isBrought?: boolean;
}

/** The run that is recorded. */
interface Current extends Provenance {
  readonly runId: number;
  readonly id: string;
  /** With the live settings as they are by now. */
  readonly spec: ExperimentSpec;
  readonly stopwatch: Stopwatch;
  /** The network of the run before: as long as it is there, this one has not been opened. */
  readonly stale: NetworkInfo | undefined;
  /** Updates that had been made when it was opened; undefined before. */
  readonly from: number | undefined;
  /** As what it was kept last. */
  readonly kept: KeptRun | undefined;
  readonly keptWeights: Checkpoint | undefined;
}

export class Recording {
  readonly #options: RecordingOptions;
  readonly #visit: string;
  readonly stop: () => void;
  #announced: Provenance = {};
  #current: Current;

  constructor(options: RecordingOptions) {
    const { store, date } = options;
    this.#options = options;
    this.#visit = `${date().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
    this.#current = this.#begin(store.getState(), undefined);
    this.stop = store.subscribe((state, before) => this.#onChange(state, before));
  }

  /** Tells of the next run, before it is opened. */
  announce(provenance: Provenance): void {
    this.#announced = provenance;
  }

  /** The id under which the run that is open is kept. */
  currentId(): string {
    return this.#current.id;
  }

  #begin({ runId, spec }: HourglassState, stale: NetworkInfo | undefined): Current {
    const provenance = this.#announced;
    this.#announced = {};
    const { past } = provenance;
    const fresh = { runId, spec, stale, from: undefined, kept: undefined, keptWeights: undefined };
    return { ...fresh, ...provenance, ...this.#continued(runId, past) };
  }

  /** @param past what a run goes on from */
  #continued(runId: number, past: KeptRun | undefined): Pick<Current, 'id' | 'stopwatch'> {
    return {
      id: past && !past.sweep ? past.id : `${this.#visit}-${runId}`,
      stopwatch: createStopwatch(this.#options.now, past?.clock),
    };
  }

  #onOpened(state: HourglassState): void {
    const from = stepsOf(state);
    this.#current = { ...this.#current, from };
    if (from > 0 && !this.#current.past && !this.#current.isBrought) void this.#findPast(this.#current);
  }

  /** A run of an earlier visit goes on. One that got further is another one with the same settings. */
  async #findPast({ runId, spec, from = 0 }: Current): Promise<void> {
    const { findRun, store } = this.#options;
    const past = await findRun(spec);
    if (!past || past.steps > from || runId !== this.#current.runId) return;
    this.#current = { ...this.#current, past, ...this.#continued(runId, past) };
    this.#current.stopwatch.run(isTraining(store.getState().state));
  }

  #onChange(state: HourglassState, before: HourglassState): void {
    if (state.runId !== this.#current.runId) {
      this.#keepReplaced(before);
      this.#current = this.#begin(state, state.network);
    } else if (this.#isOpened(state)) {
      this.#follow(state, before);
    }
  }

  #isOpened({ network }: HourglassState): boolean {
    return network !== undefined && network !== this.#current.stale;
  }

  #follow(state: HourglassState, before: HourglassState): void {
    if (this.#current.from === undefined) this.#onOpened(state);
    const { stopwatch, spec } = this.#current;
    if (state.spec !== spec && isTunable(spec, state.spec))
      this.#current = { ...this.#current, spec: state.spec };
    const isFurther = state.pace !== before.pace && state.state.phase === 'running';
    if (state.pace && isFurther) stopwatch.mark(state.pace.step);
    if (isFurther) this.#branch(stepsOf(state));
    stopwatch.run(isTraining(state.state));
    if (state.state !== before.state || state.testCurve !== before.testCurve) this.#keepResting(state);
    if (state.measures !== before.measures) this.#keepMeasures(state);
  }

  /** A run that goes on from a result with other settings is another one: that one stays as it is. */
  #branch(step: number): void {
    const { sweep: _, past, ...current } = this.#current;
    const { id, runId, spec, kept = past } = current;
    if (!kept || kept.id !== id || step <= kept.steps) return;
    const isResult = kept.outcome === 'finished' || this.#options.isNoted(kept.id);
    if (!isResult || !isChanged(kept.spec, spec)) return;
    const fresh = { id: `${this.#visit}-${runId}-${kept.steps}`, kept: undefined, keptWeights: undefined };
    this.#current = { ...current, ...fresh };
  }

  /** What is to be kept; undefined if nothing was trained that is worth it. */
  #record(state: HourglassState, outcome: KeptRun['outcome']): KeptRun | undefined {
    const { id, stopwatch, sweep, kept, from = 0 } = this.#current;
    const steps = stepsOf(state);
    if (steps <= from) return undefined;
    // What was changed since it stands still has not been trained with.
    const spec = kept?.steps === steps ? kept.spec : this.#current.spec;
    const [seconds, clock] = [stopwatch.seconds(), stopwatch.clock()];
    return recordOf(state, { id, at: this.#options.date(), spec, outcome, sweep, seconds, clock });
  }

  #keep(run: KeptRun): void {
    const { keptRuns, checkpointOf } = this.#options;
    const checkpoint = checkpointOf(this.#current.runId);
    if (checkpoint && checkpoint !== this.#current.keptWeights) void keptRuns.keepWeights(run.id, checkpoint);
    this.#current = { ...this.#current, kept: run, keptWeights: checkpoint };
    void keptRuns.keep(run);
  }

  /** @param before the state as long as the run was there */
  #keepReplaced(before: HourglassState): void {
    const run = this.#isOpened(before) ? this.#record(before, 'replaced') : undefined;
    if (!run || !before.dataset || run.steps === this.#current.kept?.steps) return;
    const thumbnails = this.#options.shownPictures(before.dataset);
    this.#keep({ ...run, ...(thumbnails && { thumbnails }) });
  }

  #keepResting(state: HourglassState): void {
    const outcome = outcomeOf(state);
    const run = outcome && this.#record(state, outcome);
    if (!run || !state.dataset) return;
    const isFurther = run.steps !== this.#current.kept?.steps;
    this.#keep(run);
    if (isFurther) void this.#keepPictures(run.id, state.dataset);
  }

  /** What was measured while it trained is of a step that is not kept. */
  #keepMeasures({ measures }: HourglassState): void {
    const { kept } = this.#current;
    if (measures && kept?.steps === measures.step) void this.#options.keptRuns.write(kept.id, { measures });
  }

  async #keepPictures(id: string, dataset: DatasetInfo): Promise<void> {
    const { keptRuns, takePictures } = this.#options;
    // A refusal means that the run has been replaced meanwhile.
    const thumbnails = await takePictures(dataset).catch(() => undefined);
    if (thumbnails) await keptRuns.write(id, { thumbnails });
  }
}

/** Whether more than the number of epochs differs. */
function isChanged(before: ExperimentSpec, { training, ...after }: ExperimentSpec): boolean {
  const { epochs } = before.training;
  return changesBetween(before, { ...after, training: { ...training, epochs } }).length > 0;
}

/** As what a run is kept that does not train; undefined while it does. */
function outcomeOf({ state: { phase } }: HourglassState): KeptRun['outcome'] | undefined {
  return phase === 'paused' || phase === 'finished' || phase === 'failed' ? phase : undefined;
}

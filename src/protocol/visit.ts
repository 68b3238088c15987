/**
 * What is kept of a visit, so that the next one goes on where it ended: the experiment, its curves and its state.
 * Not where it is kept: workers/visits.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Pace, TestPoint } from './messages.ts';
import type { Checkpoint } from './state.ts';

/** A point of the training curve; several steps may share one, then lowest and highest are kept. */
export interface CurvePoint {
  readonly step: number;
  readonly total: number;
  readonly terms: readonly number[];
}

/** Where a live setting was touched. */
export interface Mark {
  readonly step: number;
  readonly label: string;
}

/** What a run has measured, as the page draws it. */
export interface Measured {
  /** At most 500 points, decimated so that extremes stay. */
  readonly trainCurve: readonly CurvePoint[];
  readonly testCurve: readonly TestPoint[];
  readonly marks: readonly Mark[];
  /** A curve for each phase before the main training that was begun, by the phase's id. */
  readonly phaseCurves: Readonly<Record<string, readonly CurvePoint[]>>;
  readonly pace: Pace | undefined;
}

export interface Visit {
  /** With the live parameters as they were last. */
  readonly spec: ExperimentSpec;
  readonly measured: Measured;
  readonly checkpoint: Checkpoint;
}

/** A model that somebody saved: a whole run, or the weights of its networks alone. */
export interface SavedModel extends Partial<Pick<Visit, 'measured' | 'checkpoint'>> {
  readonly spec: ExperimentSpec;
  /** Without a checkpoint. */
  readonly weights?: Checkpoint['tensors'];
}

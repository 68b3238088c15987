/**
 * Gathers what a run measures and hands it to the store at most four times a second.
 * Not a history of all steps: curve.ts decimates.
 */
import type { Pace, ScalarBatch, TestPoint } from '#protocol/messages.ts';
import type { PhaseInfo, PhasePosition } from '#protocol/state.ts';
import { type Curve, createCurve, pointsOf, thin } from './curve.ts';
import type { Mark, MetricsSlice, RunSlice } from './types.ts';

const INTERVAL_MS = 250;
const MOST_POINTS = 500;

type Measured = MetricsSlice & Pick<RunSlice, 'pace'>;

export interface Collector {
  /** @param phase the id of the phase that they belong to; undefined for the main training */
  addScalars(batch: ScalarBatch, pace: Pace, phase?: string): void;
  /** Another phase's turn has come, or the main training's. */
  enter(position: PhasePosition | undefined, phases: readonly PhaseInfo[]): void;
  addTest(point: TestPoint): void;
  addMark(mark: Mark): void;
  /** Hands over what waits: the run came to rest. */
  flush(): void;
  /** Another run begins. */
  clear(): void;
}

/** @param publish receives everything measured so far */
export function createCollector(publish: (measured: Measured) => void): Collector {
  let curve = createCurve();
  let phases = new Map<string, Curve>();
  let test: readonly TestPoint[] = [];
  let marks: readonly Mark[] = [];
  let pace: Pace | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const phaseCurves = Object.fromEntries([...phases].map(([id, one]) => [id, one.points()]));
    publish({ trainCurve: curve.points(), testCurve: test, marks, pace, phaseCurves });
  }

  function curveOf(phase: string): Curve {
    const known = phases.get(phase) ?? createCurve();
    phases.set(phase, known);
    return known;
  }

  function publishSoon(): void {
    timer ??= setTimeout(flush, INTERVAL_MS);
  }

  return {
    addScalars(batch, latest, phase) {
      const into = phase === undefined ? curve : curveOf(phase);
      for (const point of pointsOf(batch)) into.add(point);
      pace = latest;
      publishSoon();
    },
    enter(position, infos) {
      if (!pace) return;
      const step = position?.step ?? 0;
      const { stepsPerEpoch = 1 } = infos.find(({ id }) => id === position?.id) ?? {};
      pace = { ...pace, step, epoch: step / stepsPerEpoch };
      publishSoon();
    },
    addTest(point) {
      test = withTest(test, point);
      publishSoon();
    },
    addMark(mark) {
      marks = [...marks, mark];
      publishSoon();
    },
    flush,
    clear() {
      curve = createCurve();
      phases = new Map();
      test = [];
      marks = [];
      pace = undefined;
      flush();
    },
  };
}

/** A run that was taken back has no later tests any more. */
function withTest(tests: readonly TestPoint[], point: TestPoint): readonly TestPoint[] {
  return thin([...tests.filter(({ step }) => step <= point.step), point], MOST_POINTS);
}

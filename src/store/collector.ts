/**
 * Gathers what a run measures and hands it to the store at most four times a second.
 * Not a history of all steps: curve.ts decimates.
 */
import type { Pace, ScalarBatch, TestPoint } from '#protocol/messages.ts';
import type { PhaseInfo, PhasePosition } from '#protocol/state.ts';
import type { Mark, Measured } from '#protocol/visit.ts';
import { type Curve, createCurve, curveFrom, pointsOf, thin } from './curve.ts';

const INTERVAL_MS = 250;
const MOST_POINTS = 500;

export interface Collector {
  /** @param phase the id of the phase that they belong to; undefined for the main training */
  addScalars(batch: ScalarBatch, pace: Pace, phase?: string): void;
  /** Another phase's turn has come, or the main training's. */
  enter(position: PhasePosition | undefined, phases: readonly PhaseInfo[]): void;
  addTest(point: TestPoint): void;
  /** @param old marks that were put so, which give way  @param next instead of them */
  replaceMarks(old: readonly Mark[], next: readonly Mark[]): void;
  /** Hands over what waits: the run came to rest. */
  flush(): void;
  /** Another run begins. @param from what was measured of it before */
  clear(from?: Measured): void;
}

/** The curve of the main training, and one for each phase before it. */
function createCurves({ trainCurve, phaseCurves }: Pick<Measured, 'trainCurve' | 'phaseCurves'>) {
  const main = curveFrom(trainCurve);
  const ofPhases = new Map<string, Curve>(
    Object.entries(phaseCurves).map(([id, points]) => [id, curveFrom(points)]),
  );
  return {
    of(phase: string | undefined): Curve {
      if (phase === undefined) return main;
      const curve = ofPhases.get(phase) ?? createCurve();
      ofPhases.set(phase, curve);
      return curve;
    },
    points: () => ({
      trainCurve: main.points(),
      phaseCurves: Object.fromEntries([...ofPhases].map(([id, one]) => [id, one.points()])),
    }),
  };
}

const nothing: Measured = { trainCurve: [], phaseCurves: {}, testCurve: [], marks: [], pace: undefined };

const without = (marks: readonly Mark[], old: readonly Mark[]) => marks.filter((mark) => !old.includes(mark));

/** @param publish receives everything measured so far */
export function createCollector(publish: (measured: Measured) => void): Collector {
  let curves = createCurves(nothing);
  let measured: Pick<Measured, 'testCurve' | 'marks' | 'pace'> = nothing;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    publish({ ...curves.points(), ...measured });
  }

  function take(found: Partial<typeof measured>): void {
    measured = { ...measured, ...found };
    timer ??= setTimeout(flush, INTERVAL_MS);
  }

  return {
    addScalars(batch, pace, phase) {
      const curve = curves.of(phase);
      for (const point of pointsOf(batch)) curve.add(point);
      take({ pace });
    },
    enter(position, infos) {
      const { pace } = measured;
      if (!pace) return;
      const step = position?.step ?? 0;
      const { stepsPerEpoch = 1 } = infos.find(({ id }) => id === position?.id) ?? {};
      take({ pace: { ...pace, step, epoch: step / stepsPerEpoch } });
    },
    addTest: (point) => take({ testCurve: withTest(measured.testCurve, point) }),
    replaceMarks: (old, next) => take({ marks: [...without(measured.marks, old), ...next] }),
    flush,
    clear(from = nothing) {
      const { testCurve, marks, pace } = from;
      curves = createCurves(from);
      measured = { testCurve, marks, pace };
      flush();
    },
  };
}

/** A run that was taken back has no later tests any more. */
function withTest(tests: readonly TestPoint[], point: TestPoint): readonly TestPoint[] {
  return thin([...tests.filter(({ step }) => step <= point.step), point], MOST_POINTS);
}

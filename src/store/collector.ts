/**
 * Gathers what a run measures and hands it to the store at most four times a second.
 * Not a history of all steps: curve.ts decimates.
 */
import type { Pace, ScalarBatch, TestPoint } from '#protocol/messages.ts';
import { createCurve, pointsOf, thin } from './curve.ts';
import type { Mark, MetricsSlice, RunSlice } from './types.ts';

const INTERVAL_MS = 250;
const MOST_POINTS = 500;

type Measured = MetricsSlice & Pick<RunSlice, 'pace'>;

export interface Collector {
  addScalars(batch: ScalarBatch, pace: Pace): void;
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
  let test: readonly TestPoint[] = [];
  let marks: readonly Mark[] = [];
  let pace: Pace | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    publish({ trainCurve: curve.points(), testCurve: test, marks, pace });
  }

  function publishSoon(): void {
    timer ??= setTimeout(flush, INTERVAL_MS);
  }

  return {
    addScalars(batch, latest) {
      for (const point of pointsOf(batch)) curve.add(point);
      pace = latest;
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

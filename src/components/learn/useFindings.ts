/** Waits until a question's run is over and everything it needs is measured. Not the judging: catalog/lessons. */
import { useEffect, useMemo, useReducer } from 'react';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Findings, MeasureId } from '#catalog/lessons/measures.ts';
import { sameValue } from '#catalog/sameValue.ts';
import type { FrameId, Frames } from '#protocol/frames.ts';
import type { TestPoint } from '#protocol/messages.ts';
import { getFrame, onFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import type { HourglassState } from '#store/types.ts';
import { findingsOf, needsOf } from './readers.ts';

const frameIds = ['linearTruth', 'activity', 'jacobian', 'klPerUnit', 'denoisingField', 'holes'] as const;

/** @param experiment whose run counts; another one's does not */
export function useFindings(
  measures: readonly MeasureId[],
  experiment: ExperimentSpec,
): Findings | undefined {
  useNeeds(useMemo(() => needsOf(measures, experiment), [measures, experiment]));
  const test = useHourglass((state) => finalTest(state, experiment));
  useEveryFrame();
  return test && findingsOf(measures, test, newestFrames());
}

/** The test on all items after the last epoch; PCA's beside it where PCA was fitted. */
function finalTest(state: HourglassState, experiment: ExperimentSpec): TestPoint | undefined {
  const { runSpec, dataset, pace, testCurve } = state;
  if (state.state.phase !== 'finished' || !sameValue(runSpec, experiment)) return undefined;
  const last = testCurve.at(-1);
  // The test of the epoch before may have come with the end of the last one.
  const isWhole = last?.step === pace?.step && last?.images === dataset?.testCount;
  return isWhole ? last : undefined;
}

/** Renders again at each frame that a measure is read from. */
function useEveryFrame(): void {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stops = frameIds.map((id) => onFrame(id, renderAgain));
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

const newestFrames = (): { readonly [Id in FrameId]?: Frames[Id] } =>
  Object.fromEntries(frameIds.map((id) => [id, getFrame(id)]));

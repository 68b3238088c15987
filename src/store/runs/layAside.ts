/** Runs that are left and gone on with: a kept one, or what is open. Not when: actions.ts, models/models.ts. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Checkpoint } from '#protocol/state.ts';
import type { Measured } from '#protocol/visit.ts';
import { checkpointOf } from '../checkpoints.ts';
import { call } from '../connection.ts';
import { useHourglass } from '../store.ts';
import { isTraining } from '../training.ts';
import type { LeftRun } from '../types.ts';
import { MISMATCH, measuredUntil } from '../visits/visit.ts';
import { recording } from './kept.ts';
import { useRuns } from './runs.ts';

const get = useHourglass.getState;

/** Where a run goes on; with fresh weights if those that were kept no longer fit. */
export const leftRun = (spec: ExperimentSpec, checkpoint: Checkpoint, measured: Measured): LeftRun => ({
  ...{ checkpoint, measured },
  onOpened() {},
  onRefused({ code }) {
    if (code !== MISMATCH) return false;
    get().notify(
      'info',
      'The weights that were kept of this run fit this Hourglass no longer: it begins anew.',
    );
    get().openAs(spec);
    return true;
  },
});

/** Pauses what is open. @returns how to open it again as it is now, curves and all */
export async function layAside(): Promise<() => void> {
  if (isTraining(get().state)) await call('pause', {}).catch(() => undefined);
  const { spec, runId, isPretrained, trainCurve, testCurve, marks, phaseCurves, pace } = get();
  const isBegun = pace !== undefined || isPretrained;
  const checkpoint = isBegun ? await stateOf(runId) : undefined;
  const measured = { trainCurve, testCurve, marks, phaseCurves, pace };
  const left = checkpoint && leftRun(spec, checkpoint, measuredUntil({ measured, checkpoint }));
  const past = useRuns.getState().runs.find(({ id }) => id === recording.currentId());
  return () => {
    if (left && past) recording.announce({ past });
    get().openAs(spec, undefined, left);
    if (left && isPretrained) useHourglass.setState({ isPretrained });
  };
}

/** As it is now, or else as it was saved last. */
const stateOf = (runId: number): Promise<Checkpoint | undefined> =>
  call('saveState', {}).then(
    ({ checkpoint }) => checkpoint,
    () => checkpointOf(runId),
  );

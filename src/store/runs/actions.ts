/** What a person does with kept runs and sweeps, on this page. Not the rules of the keeping: keptRuns.ts. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import { useHourglass } from '../store.ts';
import { keptRuns, recording } from './kept.ts';
import { layAside, leftRun } from './layAside.ts';
import { measuredIn } from './measuredIn.ts';
import { nameOf } from './naming.ts';
import { Sweeper, type SweepPlan } from './sweep.ts';
import { type SweepTarget, sweptSpec } from './sweepTargets.ts';
import { trainOne } from './trainOne.ts';

const get = useHourglass.getState;

/** Opens a run's settings, with fresh weights. */
export function openSettings({ spec }: KeptRun): void {
  get().openSpec(spec);
}

/** Opens a run with its weights, to go on from there. */
export async function goOnFrom(run: KeptRun): Promise<void> {
  const checkpoint = await keptRuns.checkpoint(run.id);
  if (!checkpoint) {
    const text = `The weights of “${nameOf(run)}” are no longer kept: open its settings and train it again.`;
    get().notify('info', text);
    return;
  }
  recording.announce({ past: run });
  get().openSpec(run.spec, undefined, leftRun(run.spec, checkpoint, measuredIn(run, checkpoint)));
}

/** Trains an experiment from fresh weights. */
export function trainAfresh(spec: ExperimentSpec): void {
  get().openSpec(spec, 'train');
}

/** Deletes a run; a notice offers to undo it. */
export async function removeRun(run: KeptRun): Promise<void> {
  const undo = await keptRuns.remove(run.id);
  const actions = [{ label: 'Undo', perform: () => void undo() }];
  get().notify('info', `“${nameOf(run)}” is deleted.`, { actions });
}

const sweeper = new Sweeper({
  train(spec, sweep, signal) {
    recording.announce({ sweep });
    return trainOne(useHourglass, spec, signal);
  },
  layAside,
});

/** Trains the present experiment once with each value, for so many epochs. */
export function startSweep(target: SweepTarget, values: readonly number[], epochs: number): Promise<void> {
  const { spec } = get();
  const plan: SweepPlan = {
    id: `sweep-${Date.now().toString(36)}`,
    label: target.label,
    symbol: target.param.symbol ?? target.param.label,
    epochs,
    runs: values.map((value) => ({ value, spec: sweptSpec(spec, target, value, epochs) })),
  };
  return sweeper.start(plan);
}

export const cancelSweep = (): void => sweeper.cancel();

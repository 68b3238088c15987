/**
 * Trains the phases before the main training, one after the other.
 * Not their updates: engine/phases makes them.
 */
import type { CurrentPhase } from '#engine/phases/phases.ts';
import type { Trainer } from '#engine/trainer.ts';
import { HourglassError } from '#protocol/errors.ts';
import { type Curve, createCurve } from './curve.ts';
import type { Progress } from './progress.ts';
import { runTraining } from './trainingLoop.ts';

/** A phase that is over. */
export interface PhaseRun {
  readonly id: string;
  readonly label: string;
  readonly epochs: number;
  readonly seconds: number;
  readonly curve: Curve;
}

/** Trains every phase that is left. @throws Interrupted, HourglassError "training/diverged" */
export async function runPhases(
  trainer: Trainer,
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly PhaseRun[]> {
  const runs: PhaseRun[] = [];
  for (let phase = trainer.phases.current(); phase; phase = trainer.phases.current()) {
    const { id, label, epochs } = phase.info;
    progress.stage(`Pretraining ${phase.index + 1} of ${trainer.phases.infos.length}: ${label}`);
    const curve = createCurve(phase.termNames, phase.stepsPerEpoch);
    const { seconds, divergedAt } = await runTraining({
      ...{ trainer, steps: phase, label, epochs, curve, signal },
      onProgress: progress.training,
    });
    if (divergedAt !== undefined) throw diverged(phase, divergedAt);
    runs.push({ id, label, epochs, seconds, curve });
  }
  return runs;
}

const diverged = ({ info }: CurrentPhase, step: number) =>
  new HourglassError(
    'training/diverged',
    `The pretraining “${info.label}” stopped being a number at step ${step}: the steps are too long. Nothing was written. Lower the learning rate of the pretraining.`,
  );

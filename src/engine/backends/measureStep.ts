/**
 * Times the person's own network on the current backend, for about 100 ms.
 * Not a benchmark: bench/ compares carefully.
 */
import type { Data } from '#catalog/datasets/data.ts';
import { defaultExperiment, type ExperimentSpec } from '#catalog/experiment.ts';
import { findOptimizer } from '#catalog/optimizers/find.ts';
import { createTrainer } from '../trainer.ts';

const BUDGET_MS = 100;
/** Steps that share the reading of their losses, as in training. */
const STEPS = 4;

/** With updates by a formula instead of a search, whose steps are many passes of the same kind. */
const withUpdates = (experiment: ExperimentSpec): ExperimentSpec =>
  findOptimizer(experiment.optimizer.id).kind === 'update'
    ? experiment
    : { ...experiment, optimizer: defaultExperiment.optimizer };

/** Median milliseconds of a step, or of one pass where steps have several, after a first one that compiles.
 *  @param now milliseconds, monotonic */
export async function measureStep(
  experiment: ExperimentSpec,
  data: Data,
  now: () => number,
  breathe?: () => Promise<void>,
): Promise<number> {
  const trainer = createTrainer(withUpdates(experiment), data, breathe);
  const timed = async () => {
    const start = now();
    await trainer.run(STEPS);
    return (now() - start) / STEPS;
  };
  try {
    // Compiles, and records the step.
    await trainer.run(1);
    const times: number[] = [];
    const end = now() + BUDGET_MS;
    do times.push(await timed());
    while (now() < end);
    return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
  } finally {
    trainer.dispose();
  }
}

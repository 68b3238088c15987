/**
 * Chooses how a training makes its steps: by the kind of its optimizer.
 * Not the steps: updates.ts and search.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { findOptimizer } from '#catalog/optimizers/find.ts';
import type { Discriminators } from '../discriminators.ts';
import type { GradientParts } from '../gradient.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import type { NamedVariable } from '../layers.ts';
import { createOptimizer } from '../optimizer.ts';
import { createUpdate } from '../update.ts';
import { createSearchStepper } from './search.ts';
import type { Stepper } from './stepper.ts';
import { createUpdateStepper } from './updates.ts';

export interface StepperParts extends Omit<GradientParts, 'variables' | 'seed' | 'watch'> {
  readonly spec: ExperimentSpec;
  readonly hyperparameters: Hyperparameters;
  /** All weights. */
  readonly variables: readonly NamedVariable[];
  /** Those who learn in every update. Steps that search along lines have none. */
  readonly discriminators: Discriminators;
  readonly breathe?: (() => Promise<void>) | undefined;
}

/** The caller disposes. @throws EngineError "optimizer/memory" */
export function createStepper({
  spec,
  hyperparameters,
  variables,
  discriminators,
  breathe,
  ...parts
}: StepperParts): Stepper {
  const { id, params } = spec.optimizer;
  const definition = findOptimizer(id);
  const trained = variables.filter(({ isTrained }) => isTrained);
  const gradient = { ...parts, seed: spec.seed, variables: trained.map(({ variable }) => variable) };
  if (definition.kind === 'search') {
    const untrained = variables.filter(({ isTrained }) => !isTrained).map(({ variable }) => variable);
    return createSearchStepper({ ...gradient, definition, params, untrained, breathe });
  }
  const optimizer = createOptimizer(spec, trained, hyperparameters, parts.objective.clock);
  return createUpdateStepper(optimizer, createUpdate({ ...gradient, optimizer, discriminators }), breathe);
}

/**
 * A recipe: a named composition of choices, with what it teaches.
 * Not a model of its own: everything it does follows from its experiment.
 */
import type { Source } from '../choice.ts';
import type { ExperimentSpec } from '../experiment.ts';

export interface Recipe {
  readonly id: string;
  readonly label: string;
  /** Two sentences in plain words. */
  readonly summary: string;
  readonly formula: string;
  readonly source: Source;
  /** What to look at while it trains: a sentence that goes on after “Look at:”. */
  readonly lookAt: string;
  readonly experiment: ExperimentSpec;
}

export const defineRecipe = (recipe: Recipe): Recipe => recipe;

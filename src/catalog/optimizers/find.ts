/** An optimizer by its id, of whichever kind. Not the optimizers: index.ts lists those. */
import { findChoice } from '../choice.ts';
import { optimizers } from './index.ts';
import type { OptimizerDefinition } from './optimizer.ts';
import type { SearchDefinition } from './search.ts';

/** @throws RangeError that names the ids there are. */
export const findOptimizer = (id: string): OptimizerDefinition | SearchDefinition =>
  findChoice<OptimizerDefinition | SearchDefinition>(optimizers, id);

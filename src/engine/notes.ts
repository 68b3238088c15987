/**
 * New values for weights that no gradient moves, as formulas remember them of a batch: kept until they take effect.
 * Not when they do: update.ts, stepping/search.ts and phases/phase.ts.
 */
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { tf } from './tf.ts';

interface Note {
  readonly variable: Variable;
  readonly value: Tensor;
}

export interface Notes {
  readonly taken: readonly Note[];
  /** What a pass does with them. */
  remember(weight: Tensor, value: Tensor): void;
  takeEffect(): void;
  /** Disposes the values. */
  dispose(): void;
}

/** None yet; the caller disposes. */
export function createNotes(): Notes {
  const taken: Note[] = [];
  return {
    taken,
    remember(variable, value) {
      if (!(variable instanceof tf.Variable))
        throw new TypeError('Only weights of the network are remembered.');
      taken.push({ variable, value: tf.keep(tf.clone(value)) });
    },
    takeEffect() {
      for (const { variable, value } of taken) variable.assign(value);
    },
    dispose() {
      tf.dispose(taken.map(({ value }) => value));
    },
  };
}

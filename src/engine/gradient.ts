/**
 * The objective of a training step and its gradient, in such a way that it can be recorded: whatever changes from step to
 * step is on the device.
 * Not what is done with the gradient: update.ts and stepping/search.ts.
 */
import type { NamedTensorMap, Rank, Scalar, Tensor1D, Variable } from '@tensorflow/tfjs-core';
import type { Batches } from './data/batches.ts';
import type { NamedVariable } from './layers.ts';
import { createNoise } from './noise.ts';
import { createNotes, type Notes } from './notes.ts';
import type { Objective, Terms, Watch } from './objective.ts';
import { createPass } from './pass.ts';
import { tf } from './tf.ts';

export interface GradientParts {
  readonly seed: number;
  readonly objective: Objective;
  readonly batches: Batches;
  /** The weights that the gradient moves. */
  readonly variables: Variable[];
  /** The number of updates made, int32. */
  readonly counter: Variable<Rank.R0>;
  /** Told what the batch gave. */
  readonly watch?: Watch;
}

export interface Gradient {
  /** [terms] of the batch, kept; the caller disposes. */
  readonly terms: Tensor1D;
  /** By the variables' own names. */
  readonly grads: NamedTensorMap;
  /** What is remembered of the batch; the caller disposes. */
  readonly notes: Notes;
}

/** What is lowered: the sum of the terms. */
export const totalOf = (terms: Terms): Scalar => tf.addN<Scalar>([...terms.values()]);

/** The gradient of a total, by the variables' own names. Run inside tf.tidy. */
export const gradientBy = (variables: readonly NamedVariable[], total: () => Scalar): NamedTensorMap =>
  tf.variableGrads(
    total,
    variables.map(({ variable }) => variable),
  ).grads;

/** Batch → corruption → encoder → code → decoder → terms → gradient. Run inside tf.tidy.
 *  @param step the number of updates made, which must be that of the counter */
export function gradientAt(parts: GradientParts, step: number): Gradient {
  const { seed, objective, batches, variables, counter } = parts;
  const { x, weights } = batches.take(step, counter);
  const notes = createNotes();
  const noise = createNoise(seed, 'train', step, counter);
  const pass = createPass('train', noise, objective.clock, notes.remember);
  let terms: Tensor1D | undefined;
  try {
    const { grads } = tf.variableGrads(() => {
      const found = objective.terms(x, weights, pass, parts.watch);
      terms = tf.keep(tf.reshape<Rank.R1>(tf.stack([...found.values()]), [found.size]));
      return totalOf(found);
    }, variables);
    return { terms: terms!, grads, notes };
  } catch (error) {
    terms?.dispose();
    notes.dispose();
    throw error;
  }
}

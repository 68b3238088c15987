/**
 * One update of the weights, in such a way that it can be recorded: whatever changes from step to step is on the device.
 * Not the recording: capture/ has that. Not the trainer, which counts on the host.
 */
import type { Rank, Scalar, Tensor, Tensor1D, Variable } from '@tensorflow/tfjs-core';
import type { Batches } from './data/batches.ts';
import { createNoise } from './noise.ts';
import type { Objective } from './objective.ts';
import type { Optimizer } from './optimizer.ts';
import { createPass } from './pass.ts';
import { tf } from './tf.ts';

interface Parts {
  readonly seed: number;
  readonly objective: Objective;
  readonly optimizer: Optimizer;
  readonly batches: Batches;
  /** The weights that the gradient moves. */
  readonly variables: Variable[];
  /** The number of updates made, int32; each update counts it up. */
  readonly counter: Variable<Rank.R0>;
}

/** Batch → corruption → encoder → code → decoder → terms → optimizer. Run inside tf.tidy.
 *  @returns a function of the number of updates made, which must be that of the counter. It gives [terms] of the batch
 *  before the update; the caller disposes */
export function createUpdate(parts: Parts): (step: number) => Tensor1D {
  const { seed, objective, optimizer, batches, variables, counter } = parts;
  return (step) => {
    const { x, weights } = batches.take(step, counter);
    const notes = createNotes();
    const pass = createPass('train', createNoise(seed, 'train', step, counter), objective.clock, notes.take);
    let terms: Tensor1D | undefined;
    const { grads } = tf.variableGrads(() => {
      const values = [...objective.terms(x, weights, pass).values()];
      terms = tf.keep(tf.reshape<Rank.R1>(tf.stack(values), [values.length]));
      return tf.addN<Scalar>(values);
    }, variables);
    optimizer.apply(grads);
    notes.carryOut();
    counter.assign(tf.add<Scalar>(counter, tf.scalar(1, 'int32')));
    return terms!;
  };
}

/** New values that a pass noted for weights that the gradient does not move. */
function createNotes() {
  const noted: { readonly variable: Variable; readonly value: Tensor }[] = [];
  return {
    take(weight: Tensor, value: Tensor): void {
      if (!(weight instanceof tf.Variable))
        throw new TypeError('Only weights of the network are remembered.');
      noted.push({ variable: weight, value: tf.keep(tf.clone(value)) });
    },
    carryOut(): void {
      for (const { variable, value } of noted) {
        variable.assign(value);
        value.dispose();
      }
    },
  };
}

/**
 * A step that is repeated by doing it again: for backends that cannot be recorded, and to compare with.
 * Not a recording.
 */
import type { Rank, Tensor2D } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';
import { MOST_STEPS, type Program, type Step } from './program.ts';

/** The step as a program; the caller disposes. */
export function createEager(step: Step): Program {
  let outputs: Tensor2D = tf.tensor2d([], [0, 0]);
  return {
    run(n) {
      const rows = Array.from({ length: n }, (_, ahead) => step(ahead));
      const next = tf.tidy(() => {
        const stacked = tf.stack(rows); // [n, size]
        return tf.pad<Tensor2D>(tf.reshape<Rank.R2>(stacked, [n, rows[0]!.size]), [
          [0, MOST_STEPS - n],
          [0, 0],
        ]);
      });
      tf.dispose([...rows, outputs]);
      outputs = next;
    },
    get outputs() {
      return outputs;
    },
    dispose: () => outputs.dispose(),
  };
}

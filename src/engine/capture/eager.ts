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
      const size = rows[0]!.size;
      const next = tf.tidy(() => {
        const made = tf.reshape<Rank.R2>(tf.stack(rows), [n, size]);
        return tf.concat<Tensor2D>([made, tf.zeros<Rank.R2>([MOST_STEPS - n, size])], 0); // [MOST_STEPS, size]
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

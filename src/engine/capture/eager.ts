/**
 * A step that is repeated by doing it again: for backends that cannot be recorded, and to compare with.
 * Not a recording.
 */
import type { Rank, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';
import { MOST_STEPS, type Program, type Step } from './program.ts';

/** [MOST_STEPS, size], the rows that are there first. */
const padded = (rows: readonly Tensor1D[]): Tensor2D =>
  tf.tidy(() => {
    const size = rows[0]!.size;
    const made = tf.reshape<Rank.R2>(tf.stack([...rows]), [rows.length, size]);
    return tf.concat<Tensor2D>([made, tf.zeros<Rank.R2>([MOST_STEPS - rows.length, size])], 0);
  });

/** The step as a program; the caller disposes. */
export function createEager(step: Step): Program {
  let outputs: Tensor2D = tf.tensor2d([], [0, 0]);
  return {
    run(n) {
      const rows: Tensor1D[] = [];
      try {
        for (let ahead = 0; ahead < n; ahead++) rows.push(step(ahead));
        const next = padded(rows);
        outputs.dispose();
        outputs = next;
      } finally {
        tf.dispose(rows);
      }
    },
    get outputs() {
      return outputs;
    },
    dispose: () => outputs.dispose(),
  };
}

/**
 * Stands before the catalog's stopGradient, so that its values can be held while the weights move: central differences
 * then see what the gradient sees. A test file mocks '#catalog/formulas/stopGradient.ts' with `observed`.
 * Not a test.
 */
import type { Tensor, Tf } from '#catalog/tf.ts';
import { tf } from '#engine/tf.ts';

interface StopGradient {
  stopGradient<T extends Tensor>(tf: Tf, compute: () => T): T;
}

let keeping: Float32Array[] | undefined;
let held: Float32Array[] | undefined;

/** The module as it is, but for values that are being kept or held. */
export const observed = (original: StopGradient): StopGradient => ({
  stopGradient: (formulaTf, compute) =>
    original.stopGradient(formulaTf, () => {
      const value = compute();
      keeping?.push(value.dataSync<'float32'>().slice());
      const instead = held?.shift();
      if (!instead) return value;
      // Of the same type, which a new tensor would not be for the compiler.
      return tf.add(tf.mul(value, 0), tf.tensor(instead, value.shape));
    }),
});

/** The values of every stopped gradient during some work, in order. */
export function stoppedIn(work: () => unknown): readonly Float32Array[] {
  keeping = [];
  try {
    work();
    return keeping;
  } finally {
    keeping = undefined;
  }
}

/** Does some work with these values in place of those of its stopped gradients. */
export function holding<T>(values: readonly Float32Array[], work: () => T): T {
  held = [...values];
  try {
    const result = work();
    if (held.length > 0) throw new Error(`${held.length} stopped values were not asked for.`);
    return result;
  } finally {
    held = undefined;
  }
}

/**
 * One update of the weights, in such a way that it can be recorded.
 * Not the recording: capture/ has that. Not the trainer, which counts on the host.
 */
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import type { Discriminators } from './discriminators.ts';
import { type Gradient, type GradientParts, gradientAt } from './gradient.ts';
import type { Optimizer } from './optimizer.ts';
import { tf } from './tf.ts';

interface Parts extends Omit<GradientParts, 'watch'> {
  readonly optimizer: Optimizer;
  readonly discriminators: Discriminators;
}

/** Batch → corruption → encoder → code → decoder → terms → optimizer; the counter counts up. Run inside tf.tidy.
 *  @returns a function of the number of updates made, which must be that of the counter. It gives [terms] of the batch
 *  before the update; the caller disposes */
export function createUpdate(parts: Parts): (step: number) => Tensor1D {
  const { optimizer, discriminators, counter } = parts;
  const watching = { ...parts, watch: discriminators.watch };
  const takeEffect = ({ grads, notes }: Gradient) => {
    optimizer.apply(grads);
    discriminators.learn();
    notes.takeEffect();
    counter.assign(tf.add<Scalar>(counter, tf.scalar(1, 'int32')));
  };
  return (step) => {
    let gradient: Gradient | undefined;
    try {
      gradient = gradientAt(watching, step);
      takeEffect(gradient);
      return gradient.terms;
    } catch (error) {
      gradient?.terms.dispose();
      throw error;
    } finally {
      discriminators.forget();
      gradient?.notes.dispose();
    }
  };
}

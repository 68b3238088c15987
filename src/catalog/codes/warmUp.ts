/**
 * The slow start of a code's divergence from its prior.
 * Not the divergence itself.
 */
import { remaining } from '../formulas/schedule.ts';
import { numberParam } from '../params.ts';
import type { Clock } from '../pass.ts';
import type { Scalar, Tf } from '../tf.ts';

/** The form's field for the share of the training in which the KL weight comes up. */
export const warmUpParam = (fallback: number) =>
  numberParam({
    label: 'KL warm-up',
    help: 'The share of the training in which the KL weight rises from 0 to its full value. A longer one lets more units find a use before keeping them costs something.',
    default: fallback,
    min: 0,
    max: 1,
    scale: 'linear',
    live: false,
  });

/** β · min(1, p / s) at the share p of the training; β itself for s = 0. The caller disposes.
 *  @see Sønderby et al. 2016, “Warm-up from deterministic to variational autoencoder” */
export const warmedUp = (tf: Tf, beta: Scalar, clock: Clock, share: number): Scalar =>
  share === 0 ? beta : tf.mul(beta, tf.sub(1, remaining(tf, clock.progress, share)));

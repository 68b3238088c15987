/**
 * A gate for each unit: how much of what comes in goes on, learnt.
 * Not an activation: it does not depend on what comes in.
 */
import type { LayerPlan } from '../layer.ts';
import type { Tensor, Tensor2D, Tf } from '../tf.ts';

/** g = σ(γ) in (0, 1), same shape. @param logit γ  The caller disposes. */
export const gateOf = (tf: Tf, logit: Tensor): Tensor => tf.sigmoid(logit);

/** log(1 − g²) = −log(1 + exp γ) + log(1 + g), finite for every γ; same shape. The caller disposes. */
export const logRest = (tf: Tf, logit: Tensor): Tensor =>
  tf.sub(tf.log1p(gateOf(tf, logit)), tf.softplus(logit));

/** h = g ∘ x, half open in the beginning. Weight: "logit" [units]. */
export const gateLayer = (units: number): LayerPlan => ({
  units,
  activation: 'linear',
  weights: { logit: { shape: [units], initializer: { kind: 'zeros' }, decays: false } },
  apply: (tf, input, { logit }) => tf.mul<Tensor2D>(input, gateOf(tf, logit!)), // [batch, units]
});

/**
 * Importance weights of a variational autoencoder: what one draw of the code says about the likelihood of its image.
 * Not the estimate made of many draws: evaluation/likelihood.ts.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import { gaussianLogDensity, standardLogDensity } from '#catalog/formulas/gaussian.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import type { Pass } from '#catalog/pass.ts';
import { singleSlots } from '#catalog/slots.ts';
import type { ObjectiveParts } from './objective.ts';
import { formulaTf } from './operations/formulaTf.ts';
import { tf } from './tf.ts';

/** log w of each image of x [batch, pixels] for one draw of its code: [batch], nats. Run inside tf.tidy. */
export type LogWeights = (x: Tensor2D, pass: Pass) => Tensor1D;

/** log w = log p(x|z) + log p(z) − log q(z|x) with z drawn from q, whose mean is the ELBO and for which E[w] = p(x).
 *  @returns undefined where the loss is no density of x, or the code no Gaussian with the prior N(0, I)
 *  @see Burda, Grosse & Salakhutdinov 2016, “Importance weighted autoencoders”, equation 8 */
export function createLogWeights({
  spec,
  autoencoder,
  hyperparameters,
}: Pick<ObjectiveParts, 'spec' | 'autoencoder' | 'hyperparameters'>): LogWeights | undefined {
  const code = findChoice<CodeDefinition>(singleSlots.code, spec.code.id);
  const loss = findChoice<LossDefinition>(singleSlots.loss, spec.loss.id);
  const logNormaliser = loss.logNormaliser?.(autoencoder.pixels);
  if (logNormaliser === undefined || !code.hasGaussianPrior || !code.provides.includes('logVar'))
    return undefined;
  return (x, pass) => {
    const { code, logits, xHat } = autoencoder.forward(x, pass);
    const { z, mu, logVar } = code;
    const minusLogLikelihood = tf.add(
      loss.perImage(formulaTf, { x, logits, xHat }, hyperparameters.loss),
      logNormaliser,
    );
    const divergence = tf.sub(
      gaussianLogDensity(formulaTf, z, mu!, logVar!),
      standardLogDensity(formulaTf, z),
    );
    return tf.neg(tf.add(minusLogLikelihood, divergence));
  };
}

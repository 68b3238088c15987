/** Adam as the rule of a network beside the experiment's own, with the usual memory. Not the experiment's optimizer. */
import { defineRule, type Rule } from '../phase.ts';
import type { Scalar } from '../tf.ts';
import { adam } from './adam.ts';

const { beta1, beta2, epsilon } = adam.params;

/** @param meanDecay β₁ */
export const adamRule = (learningRate: Scalar | number, meanDecay = beta1.default): Rule =>
  defineRule({
    optimizer: adam,
    values: (tf) => ({
      learningRate: typeof learningRate === 'number' ? tf.scalar(learningRate) : learningRate,
      beta1: meanDecay,
      beta2: beta2.default,
      epsilon: epsilon.default,
    }),
  });

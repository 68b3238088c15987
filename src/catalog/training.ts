/**
 * How long and in what portions to train, and from which seed.
 * Not the optimizer: optimizers/ are a slot.
 */
import { numberParam } from './params.ts';

export const seedParam = numberParam({
  label: 'Seed',
  help: 'Everything random follows from it: the same seed gives the same initial weights and the same run.',
  default: 42,
  min: 0,
  max: 4_294_967_295,
  scale: 'linear',
  integer: true,
  live: false,
});

export const trainingParams = {
  batchSize: numberParam({
    label: 'Batch size',
    help: 'Images in one step. Larger batches give calmer steps, but fewer of them. Conjugate gradient and L-BFGS want 1000 or more.',
    default: 128,
    min: 1,
    max: 10_000,
    scale: 'log',
    integer: true,
    live: false,
  }),
  epochs: numberParam({
    label: 'Epochs',
    help: 'Passes through the training images before it stops by itself. What changes in the course of the training, such as a temperature or a cosine rate, has come to its end with them; further epochs leave it there.',
    default: 10,
    min: 1,
    max: 1000,
    scale: 'log',
    integer: true,
    live: true,
  }),
};

/** Runs a code's formulas alone, on heads that a test gives. Not a test. */
import type { CodeLayers } from '#catalog/codes/code.ts';
import type { Clock, Mode, Pass } from '#catalog/pass.ts';
import type { Tensor2D } from '#catalog/tf.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import { tf } from '#engine/tf.ts';

/** A clock that stands at this share of the training. */
const clockAt = (progress: number): Clock => ({
  get step() {
    return tf.scalar(0);
  },
  get epoch() {
    return tf.scalar(0);
  },
  get progress() {
    return tf.scalar(progress);
  },
});

export const passAt = (mode: Mode, progress = 1, counter = 0): Pass =>
  createPass(mode, createNoise(1, 'train', counter), clockAt(progress));

/** Layers of which only these heads are there. */
export const headsOnly = (heads: Readonly<Record<string, Tensor2D>>): CodeLayers => ({
  head(name) {
    const found = heads[name];
    if (found) return found;
    throw new RangeError(`There is no head "${name}".`);
  },
  inner(name) {
    throw new RangeError(`There is no inner layer "${name}".`);
  },
  weights(name) {
    throw new RangeError(`There is no layer "${name}".`);
  },
});

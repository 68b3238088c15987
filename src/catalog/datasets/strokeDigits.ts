/** Generated stroke digits: what is there when MNIST is not. */
import { numberParam } from '../params.ts';
import { defineDataset } from './dataset.ts';
import { generateStrokeDigits } from './strokeDigits/generate.ts';

/** Training images for each that is held out. */
const TRAIN_PER_TEST = 5;

export const strokeDigits = defineDataset({
  id: 'strokeDigits',
  label: 'Stroke digits',
  summary:
    'Digits drawn by a program from known factors: slant, rotation, aspect and thickness. Needs no download.',
  kind: 'image',
  origin: {
    kind: 'generated',
    *generate(createSequence, seed, { count }) {
      const sizes = { seed, train: count, test: Math.round(count / TRAIN_PER_TEST) };
      const { set } = yield* generateStrokeDigits(createSequence, sizes);
      return set;
    },
  },
  params: {
    count: numberParam({
      label: 'Training images',
      help: 'How many are drawn to learn from; a fifth as many others are held out. With few of them a network learns them by heart: the curve of the held-out ones turns up.',
      default: 10_000,
      min: 100,
      max: 20_000,
      scale: 'log',
      integer: true,
      live: false,
    }),
  },
});

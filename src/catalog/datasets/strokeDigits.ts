/** Generated stroke digits: what is there when MNIST is not. */
import { defineDataset } from './dataset.ts';
import { generateStrokeDigits } from './strokeDigits/generate.ts';

export const strokeDigits = defineDataset({
  id: 'strokeDigits',
  label: 'Stroke digits',
  summary:
    '12,000 digits drawn by a program from known factors: slant, rotation, aspect and thickness. Needs no download.',
  kind: 'image',
  origin: {
    kind: 'generated',
    *generate(createSequence, seed) {
      const { set } = yield* generateStrokeDigits(createSequence, { seed, train: 10_000, test: 2_000 });
      return set;
    },
  },
  params: {},
});

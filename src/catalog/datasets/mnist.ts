/** MNIST handwritten digits. */
import { defineDataset } from './dataset.ts';

export const mnist = defineDataset({
  id: 'mnist',
  label: 'MNIST digits',
  summary: '70,000 handwritten digits, 28 × 28 pixels: 60,000 to train on and 10,000 held out.',
  kind: 'image',
  origin: {
    kind: 'files',
    folder: 'mnist',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  licence: 'CC BY-SA 3.0 (LeCun, Cortes, Burges)',
  params: {},
});

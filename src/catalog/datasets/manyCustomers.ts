/** Who bought what: a drawn table in which three tastes hide. */
import { numberParam } from '../params.ts';
import { generateCustomers } from './customers/generate.ts';
import { defineDataset } from './dataset.ts';

export const manyCustomers = defineDataset({
  id: 'manyCustomers',
  label: 'Many customers × products',
  summary:
    'A drawn table of zeros and ones. Three tastes decide who buys what, and chance has its say; a code of three units has to find them.',
  formula: 'P(bought) = σ(u · v + b),  u, v ~ N(0, 2 I₃)',
  kind: 'table',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, size) => generateCustomers(createSequence, { seed, ...size }),
  },
  params: {
    rows: numberParam({
      label: 'Customers',
      help: 'A fifth of them is held out. More of them show more clearly what goes together.',
      default: 1000,
      min: 50,
      max: 10_000,
      scale: 'log',
      integer: true,
      live: false,
    }),
    products: numberParam({
      label: 'Products',
      help: 'Three tastes lie behind them, however many they are. With more of them a taste is easier to tell.',
      default: 24,
      min: 4,
      max: 60,
      scale: 'linear',
      integer: true,
      live: false,
    }),
  },
});

/** Who bought what: a table small enough to follow by hand, and larger ones like it. */
import { choiceParam, numberParam } from '../params.ts';
import { generateCustomers, printedTable } from './customers/generate.ts';
import { defineDataset } from './dataset.ts';

export const customers = defineDataset({
  id: 'customers',
  label: 'Customers × products',
  summary:
    'A table of zeros and ones: a row for each customer, a column for each product. The small one has rank 4 about its mean, so that four numbers say all of it.',
  formula: 'P(bought) = σ(u · v + b),  u, v ~ N(0, 2 I₃)',
  kind: 'table',
  origin: {
    kind: 'generated',
    *generate(createSequence, seed, { table, ...size }) {
      return table === 'printed'
        ? printedTable()
        : yield* generateCustomers(createSequence, { seed, ...size });
    },
  },
  params: {
    table: choiceParam({
      label: 'Table',
      help: 'The small one is always the same, and is tested on the rows it is trained on. The drawn one has as many rows and columns as you say, and a fifth of its customers is held out.',
      default: 'printed',
      options: [
        { value: 'printed', label: '5 × 6 by hand' },
        { value: 'drawn', label: 'Drawn' },
      ],
    }),
    rows: numberParam({
      label: 'Customers',
      help: 'Of the drawn table. More of them show more of what goes together.',
      default: 1000,
      min: 50,
      max: 10_000,
      scale: 'log',
      integer: true,
      live: false,
    }),
    products: numberParam({
      label: 'Products',
      help: 'Of the drawn table. Three tastes lie behind them, however many they are.',
      default: 24,
      min: 4,
      max: 60,
      scale: 'linear',
      integer: true,
      live: false,
    }),
  },
});

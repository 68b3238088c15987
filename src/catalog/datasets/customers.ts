/** Who bought what: a table small enough to follow by hand. */
import { printedTable } from './customers/generate.ts';
import { defineDataset } from './dataset.ts';

export const customers = defineDataset({
  id: 'customers',
  label: 'Customers × products',
  summary:
    'Five customers, six products, a 1 where somebody bought. Four numbers beside the mean say all of it; with fewer something must go. There is nothing to hold out: it is tested on the same five.',
  kind: 'table',
  origin: {
    kind: 'generated',
    // biome-ignore lint/correctness/useYield: there is nothing to wait for
    *generate() {
      return printedTable();
    },
  },
  params: {},
});

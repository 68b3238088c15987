/**
 * Makes the tables of customers and products: the one that is computed by hand, and drawn ones.
 * Not their drawing on the page.
 */
import type { CreateSequence, RandomSequence } from '../dataset.ts';
import type { TableSet, VectorSplit } from '../vectorSet.ts';

const PRINTED = ['110000', '100010', '011100', '110010', '000101'];
const TASTES = 3;
/** Standard deviation of each coordinate of a taste, so that tastes decide more than chance. */
const SPREAD = Math.SQRT2;
/** The share of ones. */
const DENSITY = 0.37;
const HELD_OUT = 0.2;

const columnsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => (count <= 26 ? String.fromCharCode(65 + i) : `${i + 1}`));

/** Five customers, six products: residual errors of rank 1 … 4 are known to four digits. Every row is its own class. */
export function printedTable(): TableSet {
  const rows: VectorSplit = {
    values: Float32Array.from(PRINTED.join(''), Number),
    labels: Uint8Array.from(PRINTED, (_, row) => row),
    count: PRINTED.length,
  };
  return {
    kind: 'table',
    train: rows,
    test: rows,
    width: 6,
    height: 1,
    classNames: PRINTED.map((_, row) => `customer ${row + 1}`),
    columns: columnsOf(6),
    rowName: 'customer',
  };
}

/**
 * A table of zeros and ones: P(x_cp = 1) = σ(u_c · v_p + b), u and v from N(0, 2 I₃), and b such that on average
 * a share of .37 is 1. A customer's class is the taste that is strongest in them.
 * @yields the finished share, 0 … 1
 */
export function* generateCustomers(
  createSequence: CreateSequence,
  { seed, rows, products }: { readonly seed: number; readonly rows: number; readonly products: number },
): Generator<number, TableSet, void> {
  const of = (stream: string, counter: number) =>
    createSequence({ seed, stream: `customers/${stream}`, counter });
  const tastes = Array.from({ length: products }, (_, product) => taste(of('product', product)));
  const people = Array.from({ length: rows }, (_, row) => taste(of('customer', row)));
  const logits = people.map((u) =>
    tastes.map((v) => u.reduce((sum, value, axis) => sum + value * v[axis]!, 0)),
  );
  yield 0.5;
  const bias = biasFor(logits.flat());
  const testCount = Math.max(1, Math.round(rows * HELD_OUT));
  const splitOf = (from: number, to: number): VectorSplit => ({
    values: Float32Array.from(
      logits.slice(from, to).flatMap((row, i) => {
        const random = of('bought', from + i);
        return row.map((logit) => Number(random.uniform() < sigmoid(logit + bias)));
      }),
    ),
    labels: Uint8Array.from(people.slice(from, to), strongest),
    count: to - from,
  });
  return {
    kind: 'table',
    train: splitOf(0, rows - testCount),
    test: splitOf(rows - testCount, rows),
    width: products,
    height: 1,
    classNames: Array.from({ length: TASTES }, (_, axis) => `taste ${axis + 1}`),
    columns: columnsOf(products),
    rowName: 'customer',
  };
}

const taste = (random: RandomSequence) => Array.from({ length: TASTES }, () => SPREAD * random.normal());
const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));
const strongest = (values: readonly number[]) => values.indexOf(Math.max(...values));

/** The b with mean σ(logit + b) = DENSITY, by halving an interval: the mean rises with b. */
function biasFor(logits: readonly number[]): number {
  let [low, high] = [-20, 20];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    const mean = logits.reduce((sum, logit) => sum + sigmoid(logit + middle), 0) / logits.length;
    if (mean < DENSITY) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The printed table is the printed one; drawn ones have its density and three tastes behind them. */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { expect, it } from 'vitest';
import { createSequence } from '#engine/random.ts';
import { generateCustomers, printedTable } from './generate.ts';

function draw(seed: number, rows: number, products: number) {
  const work = generateCustomers(createSequence, { seed, rows, products });
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}

const shareOfOnes = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

it('has five customers and six products, and tests on what it trains on', () => {
  const { train, test, columns } = printedTable();
  expect([...train.values.subarray(0, 6)]).toEqual([1, 1, 0, 0, 0, 0]);
  expect([...train.values.subarray(24)]).toEqual([0, 0, 0, 1, 0, 1]);
  expect(test).toBe(train);
  expect(columns).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
});

it('has 37 % ones where it is drawn, whatever its size', () => {
  const table = draw(1, 1000, 24);
  expect(shareOfOnes(table.train.values)).toBeCloseTo(0.37, 1.5);
  expect(shareOfOnes(draw(2, 200, 60).train.values)).toBeCloseTo(0.37, 1.3);
  expect(table.train.values.every((value) => value === 0 || value === 1)).toBe(true);
  expect([table.train.count, table.test.count, table.width]).toEqual([800, 200, 24]);
});

it('has three directions of taste that stand out of chance', () => {
  const { train, width } = draw(1, 1000, 24);
  const rows = new Matrix(
    Array.from({ length: train.count }, (_, i) => [...train.values.subarray(i * width, (i + 1) * width)]),
  );
  const { diagonal } = new SingularValueDecomposition(rows.center('column'));
  const variances = diagonal.map((value) => value ** 2);
  // A gap after the third, and none like it after the fourth.
  expect(variances[2]! / variances[3]!).toBeGreaterThan(2);
  expect(variances[3]! / variances[4]!).toBeLessThan(1.3);
});

it('is the same for the same seed', () => {
  expect(draw(1, 100, 10)).toEqual(draw(1, 100, 10));
  expect(draw(1, 100, 10).train.values).not.toEqual(draw(3, 100, 10).train.values);
});

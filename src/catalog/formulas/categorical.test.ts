/** The cross-entropy of classes against its definition, its closed gradient and central differences, in float64. */
import { beforeAll, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { inFloat64 } from '../../../tests/support/float64.ts';
import { categoricalFromLogits } from './categorical.ts';

beforeAll(() => useBackend('cpu'));

const LOGITS = [
  [0.3, -1.2, 2.1, 0],
  [5, 5, 5, 5],
  [-700, 0, 700, 3],
];
const LABELS = [2, 0, 1];

const values = (logits: readonly number[][]) =>
  inFloat64(() =>
    tf.tidy(() =>
      Array.from(
        categoricalFromLogits(tf, tf.tensor1d(LABELS, 'int32'), tf.tensor2d([...logits])).dataSync(),
      ),
    ),
  );

it('is −log of the probability of the label, finite however large the logits', () => {
  const [first, second, third] = values(LOGITS);
  const sum = LOGITS[0]!.reduce((total, logit) => total + Math.exp(logit), 0);
  expect(first).toBeCloseTo(Math.log(sum) - 2.1, 12);
  expect(second).toBeCloseTo(Math.log(4), 12);
  expect(third).toBeCloseTo(700, 9);
});

it('has the gradient softmax(l) − [label], which central differences find', () => {
  const found = inFloat64(() =>
    tf.tidy(() => {
      const labels = tf.tensor1d(LABELS, 'int32');
      const gradient = tf.grad((l) => tf.sum(categoricalFromLogits(tf, labels, tf.reshape(l, [3, 4]))));
      return Array.from(gradient(tf.tensor2d(LOGITS)).dataSync());
    }),
  );
  const STEP = 1e-5;
  for (const [i, row] of LOGITS.slice(0, 2).entries()) {
    const sum = row.reduce((total, logit) => total + Math.exp(logit), 0);
    for (const [j, logit] of row.entries()) {
      expect(found[i * 4 + j]).toBeCloseTo(Math.exp(logit) / sum - Number(LABELS[i] === j), 10);
      const at = (distance: number) =>
        values(
          LOGITS.map((other, k) => other.map((value, l) => value + (k === i && l === j ? distance : 0))),
        )[i]!;
      expect(found[i * 4 + j]).toBeCloseTo((at(STEP) - at(-STEP)) / (2 * STEP), 8);
    }
  }
});

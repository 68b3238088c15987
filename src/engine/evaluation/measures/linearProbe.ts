/**
 * How well a linear rule tells classes from codes: multinomial logistic regression, fitted to its optimum.
 * Not the fine-tuned classifier: engine/classification.
 */
import { lbfgs } from '#catalog/optimizers/lbfgs.ts';
import type { Measuring } from './measuring.ts';
import type { Labelled } from './neighbours.ts';

/** On the squared weights, so that there is an optimum where classes can be told perfectly. */
const DECAY = 1e-4;
const STEPS = 12;
const SEARCH = { lineSearches: 5, pairs: 10, curvature: 0.9, between: 'continue' } as const;

/**
 * Share of `test` whose class argmaxᶜ wᶜ·z + bᶜ tells, with w, b that minimise on `train` the mean of −log softmax(w·z + b)
 * of the class, + ½ 10⁻⁴ ‖w‖². Units are standardised by the training codes first.
 * @param classes how many there are
 * @see Alain & Bengio 2016, “Understanding intermediate layers using linear classifier probes”
 */
export function* linearProbeAccuracy(train: Labelled, test: Labelled, classes: number): Measuring<number> {
  const standardise = standardiserOf(train);
  const known = standardise(train);
  const asked = standardise(test);
  const weights = yield* bestWeights(known, train.labels, train.size, classes);
  const scores = new Float64Array(classes);
  let right = 0;
  for (const [i, label] of test.labels.entries()) {
    score(weights, asked, i, train.size, scores);
    if (scores.indexOf(Math.max(...scores)) === label) right++;
  }
  return right / test.labels.length;
}

function standardiserOf({ values, size, labels }: Labelled): (rows: Labelled) => Float64Array {
  const count = labels.length;
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let i = 0; i < values.length; i++) {
    mean[i % size] = mean[i % size]! + values[i]! / count;
    square[i % size] = square[i % size]! + values[i]! ** 2 / count;
  }
  const deviation = mean.map((value, unit) => Math.sqrt(Math.max(0, square[unit]! - value ** 2)));
  return (rows) =>
    Float64Array.from(rows.values, (value, i) => (value - mean[i % size]!) / (deviation[i % size]! || 1));
}

/** [classes, size + 1], the last of each row its bias. */
function* bestWeights(
  codes: Float64Array,
  labels: Uint8Array,
  size: number,
  classes: number,
): Measuring<Float64Array> {
  const { point, gradient, step } = lbfgs.start<Float64Array>(
    classes * (size + 1),
    SEARCH,
    (length) => new Float64Array(length),
  );
  for (let i = 0; i < STEPS; i++) {
    const asking = step();
    let next = asking.next();
    while (!next.done) {
      next = asking.next(objective(point, gradient, codes, labels, size, classes));
      yield i / STEPS;
    }
  }
  return point;
}

function objective(
  weights: Float64Array,
  gradient: Float64Array,
  codes: Float64Array,
  labels: Uint8Array,
  size: number,
  classes: number,
): number {
  const row = size + 1;
  gradient.fill(0);
  const scores = new Float64Array(classes);
  let loss = 0;
  for (const [i, label] of labels.entries()) {
    score(weights, codes, i, size, scores);
    const largest = Math.max(...scores);
    const sum = scores.reduce((total, value) => total + Math.exp(value - largest), 0);
    loss += largest + Math.log(sum) - scores[label]!;
    for (let c = 0; c < classes; c++) {
      const pull = Math.exp(scores[c]! - largest) / sum - (c === label ? 1 : 0);
      for (let k = 0; k < size; k++)
        gradient[c * row + k] = gradient[c * row + k]! + pull * codes[i * size + k]!;
      gradient[c * row + size] = gradient[c * row + size]! + pull;
    }
  }
  let penalty = 0;
  for (let at = 0; at < weights.length; at++) {
    const isBias = at % row === size;
    const weight = isBias ? 0 : weights[at]!;
    penalty += 0.5 * DECAY * weight ** 2;
    gradient[at] = gradient[at]! / labels.length + DECAY * weight;
  }
  return loss / labels.length + penalty;
}

/** wᶜ·z + bᶜ of code i for all classes, written into `scores`. */
function score(
  weights: Float64Array,
  codes: Float64Array,
  i: number,
  size: number,
  scores: Float64Array,
): void {
  const row = size + 1;
  for (let c = 0; c < scores.length; c++) {
    let sum = weights[c * row + size]!;
    for (let k = 0; k < size; k++) sum += weights[c * row + k]! * codes[i * size + k]!;
    scores[c] = sum;
  }
}

/** The gradient of every choice of every slot: against central differences. Between the backends: simd.test.ts. */
import type { Scalar } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { findChoice } from '#catalog/choice.ts';
import type { CodeDefinition } from '#catalog/codes/code.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { singleSlots } from '#catalog/slots.ts';
import { gradientBy } from '#engine/gradient.ts';
import {
  catalogCases,
  createProblem,
  generatedImages,
  type NamedGradient,
  type Problem,
} from '#engine/gradientCases.ts';
import { compareGradients } from '#engine/gradientCheck.ts';
import { normal } from '#engine/random.ts';
import { tf } from '#engine/tf.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';
import { holding, stoppedIn } from '../support/stoppedValues.ts';

vi.mock('#catalog/formulas/stopGradient.ts', async (importOriginal) => {
  const { observed } = await import('../support/stoppedValues.ts');
  return observed(await importOriginal<Parameters<typeof observed>[0]>());
});

const data = generatedImages();
const cases = catalogCases(parseSpec);

/** Small enough that the cubic term is below 1e-9 of the slope, large enough that float64 leaves ten digits. */
const STEP = 1e-5;
const TOLERANCE = 1e-7;

const evaluate = (total: () => Scalar) => tf.tidy(() => total().dataSync()[0]!);

type Differentiable = Pick<Problem, 'variables' | 'total'>;

/** Gradients by every variable, in the precision of the moment. */
function analyticGradients({ variables, total }: Differentiable): NamedGradient[] {
  return tf.tidy(() => {
    const grads = gradientBy(variables, total);
    return variables.map(({ name, variable }) => ({
      name,
      values: grads[variable.name]!.dataSync<'float32'>().slice(),
    }));
  });
}

/** (f(w + h d) − f(w − h d)) / 2h with the direction d in one variable only. */
function centralDifference(
  { variables }: Differentiable,
  total: () => number,
  name: string,
  direction: Float32Array,
): number {
  const { variable } = variables.find((candidate) => candidate.name === name)!;
  const at = (distance: number) => {
    const before = tf.clone(variable);
    const value = tf.tidy(() => {
      variable.assign(tf.add(before, tf.mul(distance, tf.tensor(direction, variable.shape))));
      return total();
    });
    variable.assign(before);
    before.dispose();
    return value;
  };
  return (at(STEP) - at(-STEP)) / (2 * STEP);
}

interface Slope {
  readonly name: string;
  readonly found: number;
  readonly expected: number;
  /** ‖g‖ ‖d‖ */
  readonly scale: number;
  /** The same, but where g vanishes beside the other variables' gradients: against it rounding counts. The bias of a code
   *  that is normalised next has no effect at all. */
  readonly rounding: number;
}

/** What a gradient is beside the largest one before it counts as vanished: far below what float32 resolves. */
const VANISHED = 1e-6;

const norm = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));

/** @param total the problem's total, as it is or with its stopped values held */
function slopes(problem: Differentiable, total: () => number): Slope[] {
  const gradients = analyticGradients(problem);
  const largest = Math.max(...gradients.map(({ values }) => norm(values)));
  return gradients.map(({ name, values }) => {
    const direction = normal(values.length, { seed: 5, stream: name, counter: 0 });
    return {
      name,
      found: values.reduce((sum, value, i) => sum + value * direction[i]!, 0),
      expected: centralDifference(problem, total, name, direction),
      scale: norm(values) * norm(direction),
      rounding: Math.max(norm(values), VANISHED * largest) * norm(direction),
    };
  });
}

function withProblem<T>(experiment: Parameters<typeof createProblem>[0], use: (problem: Problem) => T): T {
  const problem = createProblem(experiment, data);
  try {
    return use(problem);
  } finally {
    problem.dispose();
  }
}

const freeSlopes = (problem: Problem) =>
  [problem, ...problem.discriminators].flatMap((one) => slopes(one, () => evaluate(one.total)));

/** Of the objective in which every stopped value stays as it is at these weights. */
function heldSlopes(problem: Problem): Slope[] {
  const values = stoppedIn(() => evaluate(problem.total));
  return slopes(problem, () => holding(values, () => evaluate(problem.total)));
}

const isMatch = ({ found, expected, rounding }: Slope) => Math.abs(found - expected) < TOLERANCE * rounding;

/** Why the gradient of an experiment is only an estimate, if it is. */
const estimatorOf = ({ code: { id, params } }: ExperimentSpec) =>
  findChoice<CodeDefinition>(singleSlots.code, id).estimator?.(params);

describe.each(cases)('$name', ({ experiment }) => {
  beforeAll(() => useBackend('cpu'));

  it('has the gradient that central differences find, variable by variable, in float64', () => {
    const slopesOf = estimatorOf(experiment) ? heldSlopes : freeSlopes;
    const found = inFloat64(() => withProblem(experiment, slopesOf));
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const { name, scale } of found) expect(scale, name).toBeGreaterThan(0);
    expect(found.filter((slope) => !isMatch(slope))).toEqual([]);
  });

  it('loses no more than rounding in float32', () => {
    const exact = inFloat64(() => withProblem(experiment, analyticGradients));
    expect(compareGradients(withProblem(experiment, analyticGradients), exact)).toBeLessThan(1e-5);
  });
});

const estimated = cases.filter(({ experiment }) => estimatorOf(experiment) !== undefined);

describe.each(estimated)('$name', ({ experiment }) => {
  beforeAll(() => useBackend('cpu'));

  it('has an estimate for a gradient, as it says, and says why', () => {
    expect(estimatorOf(experiment)).toMatch(/^[A-Z].{20,}\.$/);
    expect(inFloat64(() => withProblem(experiment, freeSlopes)).every(isMatch)).toBe(false);
  });
});

describe('the comparison of gradients', () => {
  const gradient = (...values: number[]) => [{ name: 'w', values: Float32Array.from(values) }];

  it('is the largest difference beside the largest gradient', () => {
    expect(compareGradients(gradient(1, 2, 4), gradient(1, 2.5, 4))).toBe(0.125);
    expect(compareGradients(gradient(1, 2), gradient(1, 2))).toBe(0);
  });

  it.each([
    ['not a number', gradient(Number.NaN, 2)],
    ['infinite', gradient(Number.POSITIVE_INFINITY, 2)],
    ['of another length', gradient(1)],
    ['missing', []],
  ])('is infinite where something is %s', (_, found) => {
    expect(compareGradients(found, gradient(1, 2))).toBe(Number.POSITIVE_INFINITY);
  });
});

/** Nonlinear conjugate gradient descent by Polak and Ribière, a few line searches on each batch. */
import { createPath, descend, firstLength } from '../formulas/search/descend.ts';
import type { Asking } from '../formulas/search/lineSearch.ts';
import { addScaled, dot, scale, type Vector } from '../formulas/search/vector.ts';
import { defineSearch } from './search.ts';
import {
  betweenParam,
  curvatureParam,
  EVALUATIONS,
  lineSearchesParam,
  searchStepText,
} from './searchParams.ts';

/** A direction counts as downhill if its slope is at least this share of the steepest direction's. */
const LEAST_DESCENT = 0.01;
/** The most that a first length grows from one line search to the next, as in Rasmussen's minimize. */
const MOST_GROWTH = 10;
/** Places in `numbers`: line searches since the direction was steepest descent, length and slope of the last one. */
const AGE = 0;
const LENGTH = 1;
const SLOPE = 2;

/** What is remembered between line searches, and the two ways to go on from a loss: along a conjugate direction, or down the
 *  steepest one. @returns the loss where they end; undefined if they lead nowhere */
function createWays<V extends Vector>(size: number, curvature: number, make: (length: number) => V) {
  const path = createPath(size, make);
  const { gradient, direction, before } = path;
  const numbers = make(3);
  const precision = { curvature, evaluations: EVALUATIONS };

  /** Turns the direction. @returns its slope; undefined if it does not lead downhill enough */
  const turn = (): number | undefined => {
    const gg = dot(gradient, gradient);
    const beta = Math.max(0, (gg - dot(gradient, before)) / dot(before, before));
    scale(direction, beta, direction);
    addScaled(direction, direction, -1, gradient);
    const slope = dot(gradient, direction);
    return slope <= -LEAST_DESCENT * gg ? slope : undefined;
  };
  const lengthFor = (slope: number) => numbers[LENGTH]! * Math.min(MOST_GROWTH, numbers[SLOPE]! / slope);
  const go = function* (value: number, slope: number, first: number): Asking<number | undefined> {
    const found = yield* descend(path, value, first, precision);
    if (found) numbers.set([numbers[AGE]! + 1, found.length, slope]);
    return found?.value;
  };
  return {
    path,
    numbers,
    *conjugate(value: number): Asking<number | undefined> {
      const slope = numbers[AGE]! > 0 && numbers[AGE]! < size ? turn() : undefined;
      return slope === undefined ? undefined : yield* go(value, slope, lengthFor(slope));
    },
    *down(value: number): Asking<number | undefined> {
      numbers[AGE] = 0;
      scale(direction, -1, gradient);
      const slope = dot(gradient, direction);
      const known = lengthFor(slope);
      const found = known > 0 ? yield* go(value, slope, known) : undefined;
      return found ?? (yield* go(value, slope, firstLength(gradient)));
    },
  };
}

/** d ← −g + β d with β = max(0, gᵀ(g − g₋) / g₋ᵀg₋), −g at the beginning, after as many line searches as there are
 *  weights, and where d does not lead downhill; w ← w + α d with α from a line search.
 *  @see Nocedal & Wright 2006, equation 5.45 */
export const conjugateGradient = defineSearch({
  id: 'conjugateGradient',
  label: 'Conjugate gradient',
  summary:
    'Looks along a line for the lowest loss on a batch, then along the next one, which spares what was won. It has no learning rate and likes batches of 1000 images or more.',
  formula: 'd ← −g + β d;  w ← w + α d;  β = max(0, gᵀ(g − g₋) / g₋ᵀg₋)',
  source: {
    authors: 'Polak & Ribière; Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
    url: 'https://doi.org/10.1126/science.1127647',
  },
  params: {
    lineSearches: lineSearchesParam,
    curvature: curvatureParam(0.1),
    between: betweenParam('restart'),
  },
  stepText: searchStepText,
  start(size, { lineSearches, curvature, between }, make) {
    const { path, numbers, conjugate, down } = createWays(size, curvature, make);
    const { point, gradient, direction, before } = path;
    return {
      point,
      gradient,
      state: between === 'restart' ? { numbers } : { numbers, direction, before },
      *step() {
        let value: number | undefined = yield;
        if (between === 'restart') numbers[AGE] = 0;
        for (let search = 0; search < lineSearches && value !== undefined; search++) {
          const lower: number | undefined = yield* conjugate(value);
          value = lower ?? (yield* down(value));
        }
      },
    };
  },
});

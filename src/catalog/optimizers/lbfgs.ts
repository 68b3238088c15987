/** L-BFGS: Newton-like steps from the gradients of the last few, with a line search on each batch. */
import { createPath, descend, firstLength } from '../formulas/search/descend.ts';
import { createHistory } from '../formulas/search/history.ts';
import type { Asking } from '../formulas/search/lineSearch.ts';
import { numberParam } from '../params.ts';
import { defineSearch } from './search.ts';
import {
  betweenParam,
  curvatureParam,
  EVALUATIONS,
  lineSearchesParam,
  searchStepText,
} from './searchParams.ts';

/** w ← w − α H g with α from a line search that tries 1 first. Both gradients of a remembered pair are of one batch.
 *  @see Nocedal & Wright 2006, algorithm 7.5 */
export const lbfgs = defineSearch({
  id: 'lbfgs',
  label: 'L-BFGS',
  summary:
    'Estimates the curvature from the gradients of the last steps and jumps to where the minimum should be. It has no learning rate and likes batches of 1000 images or more.',
  formula: 'w ← w − α H g,  H ≈ (∇²f)⁻¹',
  source: {
    authors: 'Liu & Nocedal',
    year: 1989,
    title: 'On the limited memory BFGS method for large scale optimization',
    url: 'https://doi.org/10.1007/BF01589116',
  },
  params: {
    lineSearches: lineSearchesParam,
    pairs: numberParam({
      label: 'Memory',
      symbol: 'm',
      unit: 'steps',
      help: 'How many past steps tell about the curvature. More of them aim better and take more memory: twice the weights for each.',
      default: 10,
      min: 1,
      max: 30,
      scale: 'linear',
      integer: true,
      live: false,
    }),
    curvature: curvatureParam(0.9),
    between: betweenParam('continue'),
  },
  stepText: searchStepText,
  start(size, { lineSearches, pairs, curvature, between }, make) {
    const path = createPath(size, make);
    const { point, gradient, start, direction, before } = path;
    const history = createHistory(size, pairs, make);
    const precision = { curvature, evaluations: EVALUATIONS };

    const go = function* (value: number): Asking<number | undefined> {
      history.aim(direction, gradient);
      const first = history.isEmpty() ? firstLength(gradient) : 1;
      const found = yield* descend(path, value, first, precision);
      if (found) history.add(point, start, gradient, before);
      return found?.value;
    };

    return {
      point,
      gradient,
      state: history.state,
      *step() {
        let value: number | undefined = yield;
        if (between === 'restart') history.clear();
        for (let search = 0; search < lineSearches && value !== undefined; search++) {
          const known: number = value;
          value = yield* go(known);
          if (value !== undefined || history.isEmpty()) continue;
          // What is remembered leads nowhere: straight downhill.
          history.clear();
          value = yield* go(known);
        }
      },
    };
  },
});

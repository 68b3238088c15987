/** Functions to minimise whose minimum is known, and answers for those who ask about them. Not a test. */
import type { Asking } from '#catalog/formulas/search/lineSearch.ts';
import type { Vector } from '#catalog/formulas/search/vector.ts';
import type { Searcher } from '#catalog/optimizers/search.ts';

/** Writes the gradient and gives the value. */
export type Objective = (x: Vector, gradient: Vector) => number;

/** What someone comes to who gets all questions answered. */
export function answerAll<Result>(asking: Asking<Result>, answer: () => number): Result {
  let next = asking.next();
  while (!next.done) next = asking.next(answer());
  return next.value;
}

/** One step of an optimizer. @returns values in the order in which they were asked for */
export function stepOn(searcher: Searcher, objective: Objective): number[] {
  const values: number[] = [];
  answerAll(searcher.step(), () => {
    values.push(objective(searcher.point, searcher.gradient));
    return values.at(-1)!;
  });
  return values;
}

/** ½ Σ cᵢ xᵢ² + ½ (Σ xᵢ)², which is curved differently along no axis. */
export const quadratic =
  (curvatures: readonly number[]): Objective =>
  (x, gradient) => {
    const sum = curvatures.reduce((total, _, i) => total + x[i]!, 0);
    for (let i = 0; i < x.length; i++) gradient[i] = curvatures[i]! * x[i]! + sum;
    return curvatures.reduce((total, c, i) => total + 0.5 * c * x[i]! ** 2, 0.5 * sum ** 2);
  };

/** 100 (y − x²)² + (1 − x)², lowest at (1, 1). @see Rosenbrock 1960 */
export const rosenbrock: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient[0] = -400 * x * (y - x * x) - 2 * (1 - x);
  gradient[1] = 200 * (y - x * x);
  return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
};

/** x⁴ + y⁴ + x y − x² − y², with several minima and no curvature to rely on. */
export const quartic: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient[0] = 4 * x ** 3 + y - 2 * x;
  gradient[1] = 4 * y ** 3 + x - 2 * y;
  return x ** 4 + y ** 4 + x * y - x * x - y * y;
};

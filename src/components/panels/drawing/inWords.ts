/** How unusual a drawing is, in words. Not the measuring: the worker compares errors. Pure. */
import { formatCount } from '../../drawing/format.ts';

/** From which share of held-out images with smaller errors on which words are used. */
const LEVELS = [
  [0.99, 'Unlike the training data'],
  [0.9, 'Somewhat unlike the training data'],
  [0, 'Like the training data'],
] as const;

/** @param worseThan share of the images compared with that come back with a smaller error, 0 … 1; NaN where there are none */
export function verdictOf(worseThan: number): string {
  return LEVELS.find(([from]) => worseThan >= from)?.[1] ?? 'Nothing to compare with';
}

/** In whole percent, rounded towards the middle: 100 % only if it is all of them. */
export function percentOf(share: number): number {
  const percent = 100 * share;
  return share > 0.5 ? Math.floor(percent) : Math.ceil(percent);
}

export const comparisonOf = (worseThan: number, comparedWith: number): string =>
  `It comes back worse than ${percentOf(worseThan)} % of ${formatCount(comparedWith)} test images.`;

/** The parameters of optimizers that search along lines. */
import { choiceParam, numberParam } from '../params.ts';

/** The most evaluations of loss and gradient along one line, but for the one that goes back to the lowest place.
 *  @see Hinton & Salakhutdinov 2006, supplement */
export const EVALUATIONS = 20;
/** The same of one line search, which may begin again twice: along the steepest line, and there with another length. */
export const MOST_LOOKS = 3 * (EVALUATIONS + 1);

export const lineSearchesParam = numberParam({
  label: 'Line searches',
  help: 'How often a step looks for the lowest loss along a line before it takes the next batch. More of them make more of a batch, but fit a small one too closely.',
  default: 3,
  min: 1,
  max: 50,
  scale: 'log',
  integer: true,
  live: false,
});

export const curvatureParam = (fallback: number) =>
  numberParam({
    label: 'Flatness',
    symbol: 'c₂',
    help: 'A line search ends where the slope is this share of what it was at its start. Smaller looks more closely for the lowest place, with more evaluations of the loss.',
    default: fallback,
    min: 0.001,
    max: 0.99,
    scale: 'log',
    live: false,
  });

export const betweenParam = (fallback: 'restart' | 'continue') =>
  choiceParam({
    label: 'New batch',
    help: 'Begin anew goes straight downhill first and forgets what other batches told about the curvature. Carry on makes use of it, which is better the larger the batches are.',
    default: fallback,
    options: [
      { value: 'restart', label: 'Begin anew' },
      { value: 'continue', label: 'Carry on' },
    ],
  });

/** What a step is, in a sentence. */
export const searchStepText = ({ lineSearches }: { readonly lineSearches: number }) =>
  `A step is one batch with up to ${lineSearches} line ${lineSearches === 1 ? 'search' : 'searches'}, each of which computes the loss and its gradient one to ${EVALUATIONS + 1} times, and up to ${MOST_LOOKS} times where its line leads nowhere and it begins again.`;

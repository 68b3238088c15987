/** What must be known before the numbers of two runs are set against each other. Pure. Not the numbers. */
import type { KeptRun } from '#protocol/keptRun.ts';
import { formatFixed } from '../../drawing/format.ts';

/** Shares of the longer time that nobody would call a difference. */
const ALIKE = 0.05;

/** Sentences; none where time and loss are the same. */
export function caveatsOf(a: KeptRun, b: KeptRun): readonly string[] {
  const [ofA, ofB] = [epochsOf(a), epochsOf(b)];
  const times = `A was trained for ${formatFixed(ofA, 1)} epochs and B for ${formatFixed(ofB, 1)}: a part of the difference is that.`;
  const losses =
    'Their losses are different sums: compare their terms, their squared errors and what is measured below.';
  return [
    ...(Math.abs(ofA - ofB) > ALIKE * Math.max(ofA, ofB) ? [times] : []),
    ...(objectiveOf(a) === objectiveOf(b) ? [] : [losses]),
  ];
}

const epochsOf = ({ steps, stepsPerEpoch }: KeptRun): number => steps / stepsPerEpoch;

/** All that a loss is the sum of, with its weights. */
function objectiveOf({ terms, spec: { loss, regularizers, code } }: KeptRun): string {
  const { beta, warmUp, capacity } = code.id === 'gaussian' ? code.params : {};
  return JSON.stringify([terms, loss, regularizers, beta, warmUp, capacity]);
}

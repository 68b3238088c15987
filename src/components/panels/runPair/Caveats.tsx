/** What must be known before the numbers of two runs are set against each other. Not the numbers. */
import type { KeptRun } from '#protocol/keptRun.ts';
import { formatFixed } from '../../drawing/format.ts';
import styles from './RunPairPanel.module.css';
import type { PairProps } from './RunPairPanel.tsx';

/** Epochs that nobody would call a difference. */
const ALIKE = 0.05;

export function Caveats({ a, b }: PairProps) {
  const [ofA, ofB] = [epochsOf(a), epochsOf(b)];
  const caveats = [
    Math.abs(ofA - ofB) > ALIKE * Math.max(ofA, ofB) &&
      `A was trained for ${formatFixed(ofA, 1)} epochs and B for ${formatFixed(ofB, 1)}: a part of the difference is that.`,
    objectiveOf(a) !== objectiveOf(b) &&
      'Their losses are different sums: compare their terms, their squared errors and what is measured below.',
  ];
  return caveats.map(
    (caveat) =>
      caveat && (
        <p key={caveat} className={styles.note}>
          {caveat}
        </p>
      ),
  );
}

const epochsOf = ({ steps, stepsPerEpoch }: KeptRun): number => steps / stepsPerEpoch;

/** All that a loss is the sum of, with its weights. */
function objectiveOf({ terms, spec: { loss, regularizers, code } }: KeptRun): string {
  const { beta, warmUp, capacity } = code.id === 'gaussian' ? code.params : {};
  return JSON.stringify([terms, loss, regularizers, beta, warmUp, capacity]);
}

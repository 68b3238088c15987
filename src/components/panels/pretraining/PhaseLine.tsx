/** One phase: its name, how far it is, and its curve with the latest value. Not the choice among phases. */
import type { PhaseInfo } from '#protocol/state.ts';
import type { CurvePoint } from '#store/types.ts';
import { formatMeasure } from '../../drawing/format.ts';
import styles from './PretrainingPanel.module.css';
import { sparkline } from './sparkline.ts';

export type PhaseStage = 'done' | 'now' | 'later';

interface PhaseLineProps {
  readonly info: PhaseInfo;
  readonly number: number;
  readonly stage: PhaseStage;
  /** Updates made in it. */
  readonly step: number;
  readonly curve: readonly CurvePoint[];
}

const WIDTH = 100;
const HEIGHT = 26;

export function PhaseLine({ info, number, stage, step, curve }: PhaseLineProps) {
  const { label, epochs, stepsPerEpoch, terms } = info;
  const [first, last] = [curve[0], curve.at(-1)];
  const what = terms.length === 1 ? terms[0] : 'total';
  const planned = epochs * stepsPerEpoch;
  return (
    <li className={styles.phase} data-stage={stage} aria-current={stage === 'now' ? 'step' : undefined}>
      <span className={styles.number}>{number}</span>
      <span className={styles.label}>
        <span className={styles.name}>{label}</span>
        <span className={styles.detail}>{wordsOf(stage, step, info)}</span>
      </span>
      {first && last && (
        <>
          <svg
            className={styles.curve}
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${what} from ${formatMeasure(first.total)} to ${formatMeasure(last.total)}`}
          >
            <polyline points={sparkline(curve, planned, { width: WIDTH, height: HEIGHT })} />
          </svg>
          <span className={styles.value}>
            <b>{formatMeasure(last.total)}</b> {what}
          </span>
        </>
      )}
    </li>
  );
}

function wordsOf(stage: PhaseStage, step: number, { epochs, stepsPerEpoch }: PhaseInfo): string {
  const planned = `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;
  if (stage === 'later') return planned;
  if (stage === 'done') return 'done';
  return `epoch ${(step / stepsPerEpoch).toFixed(1)} of ${epochs}`;
}

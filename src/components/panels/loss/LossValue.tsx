/** One newest value of an entry of the legend, in the colour that says what it was measured on. */
import { formatMeasure } from '../../drawing/format.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './LossLegend.module.css';

const words = { train: 'train', test: 'test (dots)' } as const;

interface LossValueProps {
  readonly name: 'train' | 'test';
  /** Only the first entry spells out what the colours mean. */
  readonly isNamed: boolean;
  readonly value: number | undefined;
}

export function LossValue({ name, isNamed, value }: LossValueProps) {
  return (
    <span className={styles[name]}>
      {isNamed ? words[name] : <VisuallyHidden>{words[name]}</VisuallyHidden>}{' '}
      <b>{value === undefined ? '—' : formatMeasure(value)}</b>
    </span>
  );
}

/**
 * A native range input in the look of the page, so that all keys and screen readers work.
 * Not a labelled value that can be typed, too: Slider.tsx.
 */
import type { CSSProperties } from 'react';
import { classNames } from './classNames.ts';
import styles from './Range.module.css';

interface RangeProps {
  /** For a label elsewhere; without it `label` names the input. */
  readonly id?: string;
  readonly label?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** The value as screen readers say it. */
  readonly valueText: string;
  readonly accent?: 'sand' | 'pca';
  readonly onChange: (value: number) => void;
}

export function Range({ label, valueText, accent, onChange, ...input }: RangeProps) {
  const { value, min, max } = input;
  const filled = (value - min) / (max - min || 1);
  const style: CSSProperties & Record<'--filled', string> = { '--filled': String(filled) };
  return (
    <input
      {...input}
      type="range"
      className={classNames(styles.range, accent === 'pca' && styles.pca)}
      style={style}
      aria-label={label}
      aria-valuetext={valueText}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}

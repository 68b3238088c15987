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
  /** The part that is coloured, from and to; without it, up to the value. */
  readonly within?: readonly [number, number] | undefined;
  readonly onChange: (value: number) => void;
}

export function Range({ label, valueText, accent, within, onChange, ...input }: RangeProps) {
  const { value, min, max } = input;
  const shareOf = (at: number) => (at - min) / (max - min || 1);
  const style: CSSProperties & Partial<Record<'--from' | '--to', number>> = within
    ? { '--from': shareOf(within[0]), '--to': shareOf(within[1]) }
    : { '--to': shareOf(value) };
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

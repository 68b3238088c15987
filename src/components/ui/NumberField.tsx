/**
 * A number to type: committed with Enter or by leaving, taken back with Escape, stepped with the arrow keys.
 * Not a slider: Slider.tsx contains one of these.
 */
import { type KeyboardEvent, useState } from 'react';
import { classNames } from './classNames.ts';
import { formatNumber, parseNumber } from './formatNumber.ts';
import styles from './NumberField.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Values are multiples of it; arrow keys move by it. 0 leaves them free. */
  readonly step?: number;
  readonly format?: (value: number) => string;
  readonly onChange: (value: number) => void;
  readonly className?: string | undefined;
}

/** The nearest allowed value. */
function settle(value: number, { min, max, step = 0 }: NumberFieldProps): number {
  const clamped = Math.min(max, Math.max(min, value));
  if (step === 0) return clamped;
  return Number((min + Math.round((clamped - min) / step) * step).toPrecision(12));
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, step = 0, format = formatNumber, onChange, className } = props;
  const [draft, setDraft] = useState<string>();
  const isWrong = draft !== undefined && parseNumber(draft) === undefined;
  const change = (next: number) => {
    const settled = settle(next, props);
    if (settled !== value) onChange(settled);
  };
  const commit = () => {
    const typed = draft === undefined ? undefined : parseNumber(draft);
    setDraft(undefined);
    if (typed !== undefined) change(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(undefined);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setDraft(undefined);
    change(value + (event.key === 'ArrowUp' ? 1 : -1) * (step || Math.abs(value) / 10 || 0.1));
  };
  const shown = draft ?? format(value);
  return (
    <input
      className={classNames(styles.field, className)}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      size={Math.max(3, shown.length)}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      value={shown}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

/**
 * A number to type: committed with Enter or by leaving, taken back with Escape, stepped with the arrow keys. Where it
 * has to be corrected, the allowed range is shown for a while.
 * Not a slider: Slider.tsx contains one of these.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { Bubble } from './Bubble.tsx';
import { classNames } from './classNames.ts';
import { formatSetting, parseNumber } from './formatNumber.ts';
import styles from './NumberField.module.css';
import { nearestStep } from './sliderScale.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** Long enough to read. */
const HINT_MS = 4000;

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
  return step === 0 ? clamped : nearestStep(clamped, min, step);
}

/** Such as "Whole numbers from 1 to 2,048 images": the unit stands once. */
function rangeOf({ min, max, step = 0, format = formatSetting }: NumberFieldProps): string {
  const kind = step === 1 ? 'Whole numbers' : 'Numbers';
  return `${kind} from ${format(min).replace(/ .*/, '')} to ${format(max)}`;
}

/** Words that leave by themselves. */
function useHint() {
  const [hint, setHint] = useState<string>();
  useEffect(() => {
    if (hint === undefined) return;
    const timer = setTimeout(() => setHint(undefined), HINT_MS);
    return () => clearTimeout(timer);
  }, [hint]);
  return [hint, setHint] as const;
}

/** What is typed and not yet taken over, and the taking over. */
function useDraft(props: NumberFieldProps) {
  const { value, step = 0, onChange } = props;
  const [draft, setDraft] = useState<string>();
  const [hint, setHint] = useHint();
  const change = (next: number) => {
    const settled = settle(next, props);
    if (settled !== value) onChange(settled);
  };
  const commit = () => {
    const typed = draft === undefined ? undefined : parseNumber(draft);
    setDraft(undefined);
    if (typed !== undefined) change(typed);
    const isKept = typed !== undefined && settle(typed, props) === typed;
    if (draft !== undefined) setHint(isKept ? undefined : rangeOf(props));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(undefined);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setDraft(undefined);
    change(value + (event.key === 'ArrowUp' ? 1 : -1) * (step || Math.abs(value) / 10 || 0.1));
  };
  return { draft, setDraft, hint, commit, onKeyDown };
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, format = formatSetting, className } = props;
  const { draft, setDraft, hint, commit, onKeyDown } = useDraft(props);
  const isWrong = draft !== undefined && parseNumber(draft) === undefined;
  const shown = draft ?? format(value);
  return (
    <Hint text={hint}>
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
    </Hint>
  );
}

interface HintProps {
  readonly text: string | undefined;
  readonly children: ReactNode;
}

/** Floats over the field, so that nothing moves and a slider below it stays in reach, and is announced when there is time. */
function Hint({ text, children }: HintProps) {
  return (
    <>
      <Bubble text={text} side="top">
        {children}
      </Bubble>
      <VisuallyHidden aria-live="polite">{text}</VisuallyHidden>
    </>
  );
}

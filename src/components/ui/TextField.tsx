/**
 * A line of text to write in place: committed with Enter or by leaving, taken back with Escape. It looks like plain text
 * until it is pointed at. Not a number: NumberField.tsx.
 */
import { type KeyboardEvent, useState } from 'react';
import { classNames } from './classNames.ts';
import styles from './TextField.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Stands there while the value is empty. */
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  readonly className?: string | undefined;
}

const MOST_LETTERS = 200;

export function TextField({ label, value, placeholder, onChange, className }: TextFieldProps) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    setDraft(undefined);
    const text = draft?.trim();
    if (text !== undefined && text !== value) onChange(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') setDraft(undefined);
  };
  return (
    <input
      className={classNames(styles.field, className)}
      type="text"
      autoComplete="off"
      maxLength={MOST_LETTERS}
      aria-label={label}
      placeholder={placeholder}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

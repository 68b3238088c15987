/** A line of text and a button that copies it. Where the browser forbids that, the text can be selected. */
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import styles from './ShareContents.module.css';

interface CopyTextProps {
  readonly label: string;
  /** What stands on the button. */
  readonly action: string;
  readonly text: string;
}

export function CopyText({ label, action, text }: CopyTextProps) {
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      // Without a secure connection there is no clipboard at all.
      await navigator.clipboard.writeText(text);
      setOutcome('Copied.');
    } catch {
      setOutcome('The browser does not allow it: copy the text above.');
    }
  };
  return (
    <>
      <div className={styles.row}>
        <input
          className={styles.address}
          aria-label={label}
          readOnly
          value={text}
          onFocus={({ target }) => {
            target.select();
            target.scrollLeft = 0;
          }}
        />
        <Button onClick={() => void copy()}>{action}</Button>
      </div>
      <p className={styles.text} role="status">
        {outcome}
      </p>
    </>
  );
}

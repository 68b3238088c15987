/** Brings back what was downloaded as a file: settings, or a model. Not their reading: the store does that. */
import { useRef } from 'react';
import { bring } from '#store/bring.ts';
import { Button } from '../ui/Button.tsx';
import styles from './ShareContents.module.css';

export function OpenFiles() {
  return (
    <section className={styles.part} aria-label="Open">
      <p className={styles.text}>Open, or drop on the page:</p>
      <div className={styles.files}>
        <Opener label="Settings file" accept=".json,application/json" action="Open settings…" />
        <span className={styles.text}>a JSON file of “Settings”</span>
        <Opener label="Model files" accept=".safetensors" action="Open model…" />
        <span className={styles.text}>
          a file of “Model”, to train on from there; or encoder and decoder together, for their weights alone
        </span>
      </div>
    </section>
  );
}

interface OpenerProps {
  /** Of the field, for screen readers. */
  readonly label: string;
  readonly accept: string;
  readonly action: string;
}

function Opener({ label, accept, action }: OpenerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{action}</Button>
      <input
        ref={input}
        className={styles.input}
        type="file"
        multiple
        accept={accept}
        tabIndex={-1}
        aria-label={label}
        onChange={({ target }) => {
          void bring([...(target.files ?? [])].map((file) => ({ path: file.name, file })));
          target.value = '';
        }}
      />
    </>
  );
}

/** Brings back settings that were downloaded as a file. Not their reading: the store does that. */
import { useRef } from 'react';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import styles from './ShareContents.module.css';

export function OpenSettings() {
  const input = useRef<HTMLInputElement>(null);
  const importFiles = useHourglass((state) => state.importFiles);
  return (
    <section className={styles.part} aria-label="Open">
      <div className={styles.row}>
        <Button onClick={() => input.current?.click()}>Open settings…</Button>
        <span className={styles.text}>a JSON file; dropping it on the page does the same</span>
      </div>
      <input
        ref={input}
        className={styles.input}
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label="Settings file"
        onChange={({ target }) => {
          void importFiles([...(target.files ?? [])].map((file) => ({ path: file.name, file })));
          target.value = '';
        }}
      />
    </section>
  );
}

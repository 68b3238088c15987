/** Takes the runs of the list along as a file, and brings back those of one. Not the file: store/runs/archive. */
import { useRef, useState } from 'react';
import type { KeptRun } from '#protocol/keptRun.ts';
import { exportRuns, importRuns } from '#store/runs/archive/archive.ts';
import { formatCount } from '../../drawing/format.ts';
import { Button } from '../../ui/Button.tsx';
import { filesOf } from './filesOf.ts';
import styles from './HistoryPanel.module.css';

interface RunFilesProps {
  /** Those that are listed. */
  readonly found: readonly KeptRun[];
  /** How many there are. */
  readonly count: number;
}

export function RunFiles({ found, count }: RunFilesProps) {
  const [isBusy, setBusy] = useState(false);
  const wait = async (work: Promise<void>) => {
    setBusy(true);
    await work;
    setBusy(false);
  };
  return (
    <>
      {count > 0 && (
        <Button
          className={styles.file}
          disabled={isBusy || found.length === 0}
          onClick={() => void wait(exportRuns(found, filesOf))}
        >
          {found.length < count ? `Export the ${formatCount(found.length)} found` : 'Export all'}
        </Button>
      )}
      <Import isBusy={isBusy} onFile={(file) => void wait(importRuns(file))} />
    </>
  );
}

interface ImportProps {
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

function Import({ isBusy, onFile }: ImportProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button className={styles.file} disabled={isBusy} onClick={() => input.current?.click()}>
        Import…
      </Button>
      <input
        ref={input}
        className={styles.input}
        type="file"
        accept=".zip,application/zip"
        tabIndex={-1}
        aria-label="Zip of runs"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
    </>
  );
}

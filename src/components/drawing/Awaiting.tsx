/**
 * Stands back for a sentence while there is nothing to show: the children keep their place and state, unseen and out of
 * reach. Not an empty panel: ui/Panel.tsx has no children then.
 */
import type { ReactNode } from 'react';
import { Empty } from '../ui/Empty.tsx';
import styles from './Awaiting.module.css';

interface AwaitingProps {
  /** Undefined as soon as the children have something to show. */
  readonly note: string | undefined;
  readonly children: ReactNode;
}

export function Awaiting({ note, children }: AwaitingProps) {
  return (
    <div className={styles.place}>
      <div className={styles.content} data-unseen={note !== undefined || undefined}>
        {children}
      </div>
      {note !== undefined && <Empty className={styles.note}>{note}</Empty>}
    </div>
  );
}

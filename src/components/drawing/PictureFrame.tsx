/** Room for a small picture, and over its quiet ground what is awaited. Not for panels: Awaiting.tsx. */
import type { ReactNode } from 'react';
import styles from './PictureFrame.module.css';

interface PictureFrameProps {
  /** Undefined as soon as the picture has something to show. */
  readonly awaiting: string | undefined;
  readonly children: ReactNode;
}

export function PictureFrame({ awaiting, children }: PictureFrameProps) {
  return (
    <div className={styles.frame}>
      {children}
      {awaiting !== undefined && <span className={styles.awaiting}>{awaiting}</span>}
    </div>
  );
}

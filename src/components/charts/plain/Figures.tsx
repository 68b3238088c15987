/** A row of named numbers above a picture. Not the picture. */
import type { ReactNode } from 'react';
import styles from './Figures.module.css';

export interface Figure {
  readonly name: string;
  readonly value: string;
}

interface FiguresProps {
  readonly figures: readonly Figure[];
  readonly children: ReactNode;
}

export function Figures({ figures, children }: FiguresProps) {
  return (
    <div className={styles.frame}>
      <dl className={styles.figures}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.picture}>{children}</div>
    </div>
  );
}

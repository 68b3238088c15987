/** A titled part of a workspace. Not its contents, and not its place in the grid. */
import { type ReactNode, useId } from 'react';
import { classNames } from './classNames.ts';
import { Empty } from './Empty.tsx';
import styles from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Whose result it shows. */
  readonly tone?: 'autoencoder' | 'pca';
  /** At the end of the heading's line. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  /** Says what will appear and how to make it appear; stands in place of the children. */
  readonly empty?: ReactNode;
}

export function Panel({ title, subtitle, tone, actions, children, empty }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={classNames(styles.title, tone && styles[tone])}>
          {title}
        </h2>
        {subtitle !== undefined && <span className={styles.subtitle}>{subtitle}</span>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{empty ? <Empty className={styles.empty}>{empty}</Empty> : children}</div>
    </section>
  );
}

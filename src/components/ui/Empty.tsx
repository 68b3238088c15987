/** A quiet ground with a sentence, where there is nothing to show yet. Not the place: whoever has nothing gives that. */
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Empty.module.css';

interface EmptyProps {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export const Empty = ({ className, children }: EmptyProps) => (
  <div className={classNames(styles.empty, className)}>{children}</div>
);

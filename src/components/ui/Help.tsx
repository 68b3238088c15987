/**
 * An explanation in plain words behind a small ⓘ: it opens on hover, on a press and on touch, not on focus alone.
 * Not for what everybody must read: that stands on the page. Its window is loaded apart from the page.
 */
import { lazy, Suspense } from 'react';
import styles from './Help.module.css';
import type { HelpProps } from './HelpWindow.tsx';
import { Icon } from './Icon.tsx';

const HelpWindow = lazy(() => import('./HelpWindow.tsx').then((module) => ({ default: module.HelpWindow })));

export function Help(props: HelpProps) {
  const place = (
    <span className={styles.trigger} aria-hidden="true">
      <Icon name="info" />
    </span>
  );
  return (
    <Suspense fallback={place}>
      <HelpWindow {...props} />
    </Suspense>
  );
}

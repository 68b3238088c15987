/**
 * An explanation in plain words behind a small ⓘ: it opens on hover, on a press and on touch, not on focus alone.
 * Not for what everybody must read: that stands on the page. There are many, so each is a plain button until it is asked
 * for; its window is loaded then.
 */
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import styles from './Help.module.css';
import { Icon } from './Icon.tsx';
import { useOpening } from './useOpening.ts';

const HelpWindow = lazy(() => import('./HelpWindow.tsx').then((module) => ({ default: module.HelpWindow })));

const REST_MS = 200;

interface HelpProps {
  readonly term: string;
  readonly children: ReactNode;
}

export function Help({ term, children }: HelpProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { isOpen, close, press, hover } = useOpening(REST_MS);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.trigger}
        aria-label={`About ${term}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={press}
        onBlur={close}
        {...hover}
      >
        <Icon name="info" />
      </button>
      {isOpen && (
        <Suspense>
          <HelpWindow {...{ term, button, hover }} onClose={close}>
            {children}
          </HelpWindow>
        </Suspense>
      )}
    </>
  );
}

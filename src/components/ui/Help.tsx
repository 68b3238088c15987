/**
 * An explanation in plain words behind a small ⓘ: it opens on hover, on a press and on touch, not on focus alone.
 * Not for what everybody must read: that stands on the page. There are many, so each is a plain button until it is asked
 * for; its window is loaded then.
 */
import { type FocusEvent, type KeyboardEvent, type ReactNode, Suspense, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import styles from './Help.module.css';
import { Icon } from './Icon.tsx';
import { lazyPart } from './lazyPart.ts';
import { useOpening } from './useOpening.ts';

const HelpWindow = lazyPart(() => import('./HelpWindow.tsx').then((module) => module.HelpWindow));

const REST_MS = 200;

interface HelpProps {
  readonly term: string;
  readonly children: ReactNode;
}

export function Help({ term, children }: HelpProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const { isOpen, close, press, hover } = useOpening(REST_MS);
  const onBlur = ({ relatedTarget }: FocusEvent) => popup.current?.contains(relatedTarget) || close();
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Tab' && leave(event, popup.current, close);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.trigger}
        aria-label={`About ${term}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={press}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        {...hover}
      >
        <Icon name="info" />
      </button>
      {isOpen && (
        <Suspense>
          <HelpWindow {...{ id, term, button, popup, hover }} onClose={close}>
            {children}
          </HelpWindow>
        </Suspense>
      )}
    </>
  );
}

/** By Tab: to the first link in the window, if there is one, or on from the button. */
function leave(event: KeyboardEvent, popup: HTMLElement | null, close: () => void): void {
  const link = event.shiftKey ? null : popup?.querySelector('a');
  if (link) {
    event.preventDefault();
    link.focus();
  } else {
    // The window goes first: its own stops for the focus would be in the way.
    flushSync(close);
  }
}

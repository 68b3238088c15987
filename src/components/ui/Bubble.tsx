/**
 * A few words that float beside an element, so that nothing moves. Their window is loaded when the first of them is shown.
 * Not the decision when: whoever gives the words makes it.
 */
import { type HTMLAttributes, Suspense, useRef } from 'react';
import styles from './Bubble.module.css';
import { lazyPart } from './lazyPart.ts';

const BubbleWindow = lazyPart(() => import('./BubbleWindow.tsx').then((module) => module.BubbleWindow));

interface BubbleProps extends HTMLAttributes<HTMLSpanElement> {
  /** Undefined while there is nothing to say. */
  readonly text: string | undefined;
  readonly side: 'top' | 'bottom';
  readonly onClose?: (() => void) | undefined;
}

export function Bubble({ text, side, onClose, children, ...handlers }: BubbleProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place} className={styles.place} {...handlers}>
      {children}
      {text !== undefined && (
        <Suspense>
          <BubbleWindow
            {...{ text, side, onClose }}
            anchorOf={() => place.current?.firstElementChild ?? null}
          />
        </Suspense>
      )}
    </span>
  );
}

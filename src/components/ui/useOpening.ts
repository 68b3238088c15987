/**
 * When something beside a button is open: while a mouse rests on either, or from one press to the next.
 * Not what is open: Help.tsx, Tooltip.tsx.
 */
import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** Until it closes behind a mouse that left: time to come over to what is open. */
const LEAVE_MS = 80;

type Opened = 'no' | 'passing' | 'pressed';

/** @param restMs until a resting mouse opens it */
export function useOpening(restMs: number) {
  const [opened, setOpened] = useState<Opened>('no');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (to: (now: Opened) => Opened, ms = 0) => {
    clearTimeout(timer.current);
    if (ms === 0) setOpened(to);
    else timer.current = setTimeout(() => setOpened(to), ms);
  };
  const opening = (now: Opened) => (now === 'no' ? 'passing' : now);
  return {
    isOpen: opened !== 'no',
    open: () => change(opening),
    close: () => change(() => 'no'),
    press: () => change((now) => (now === 'pressed' ? 'no' : 'pressed')),
    /** For the button and for what it opens. */
    hover: {
      onPointerEnter({ pointerType }: PointerEvent) {
        if (pointerType === 'mouse') change(opening, restMs);
      },
      onPointerLeave: () => change((now) => (now === 'passing' ? 'no' : now), LEAVE_MS),
    },
  };
}

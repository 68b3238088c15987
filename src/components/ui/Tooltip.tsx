/** The name of a pictogram, or more about a button, on hover and focus. Not the only place of any information: touch does not show it. */
import type { FocusEvent, ReactNode } from 'react';
import { Bubble } from './Bubble.tsx';
import { useOpening } from './useOpening.ts';

const REST_MS = 400;

interface TooltipProps {
  readonly label: string;
  /** One element. */
  readonly children: ReactNode;
}

export function Tooltip({ label, children }: TooltipProps) {
  const { isOpen, open, close, hover } = useOpening(REST_MS);
  const onFocus = ({ target }: FocusEvent) => target.matches(':focus-visible') && open();
  return (
    <Bubble
      {...hover}
      text={isOpen ? label : undefined}
      side="top"
      onClose={close}
      onFocus={onFocus}
      onBlur={close}
      onPointerDown={close}
    >
      {children}
    </Bubble>
  );
}

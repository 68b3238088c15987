/** The window of an explanation, as long as it is open. Loaded apart, by Help.tsx. */
import { Popover } from '@base-ui/react/popover';
import type { FocusEvent, KeyboardEvent, PointerEventHandler, ReactNode, RefObject } from 'react';
import { classNames } from './classNames.ts';
import styles from './Help.module.css';
import popoverStyles from './Popover.module.css';

interface HelpWindowProps {
  readonly id: string;
  readonly term: string;
  readonly children: ReactNode;
  /** It stands beside this, which has the focus until somebody goes on to a link, and closes it itself. */
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Takes its element. */
  readonly popup: RefObject<HTMLDivElement | null>;
  readonly hover: {
    readonly onPointerEnter: PointerEventHandler;
    readonly onPointerLeave: PointerEventHandler;
  };
  readonly onClose: () => void;
}

export function HelpWindow({ id, term, children, button, popup, hover, onClose }: HelpWindowProps) {
  const handlers = handlersOf(button, popup, onClose);
  return (
    <Popover.Root open onOpenChange={handlers.onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner
          className={popoverStyles.positioner ?? ''}
          anchor={button}
          sideOffset={6}
          align="start"
          collisionPadding={8}
        >
          <Popover.Popup
            ref={popup}
            id={id}
            className={classNames(popoverStyles.popup, styles.popup)}
            initialFocus={false}
            finalFocus={false}
            onKeyDown={handlers.onKeyDown}
            onBlur={handlers.onBlur}
            {...hover}
          >
            <Popover.Title className={popoverStyles.title ?? ''}>{term}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The way from the button through the links and back. */
function handlersOf(button: HelpWindowProps['button'], popup: HelpWindowProps['popup'], onClose: () => void) {
  const isInside = (target: EventTarget | null) =>
    target instanceof Node && (button.current?.contains(target) || popup.current?.contains(target));
  const close = () => {
    if (popup.current?.contains(document.activeElement)) button.current?.focus();
    onClose();
  };
  return {
    onOpenChange(_: boolean, { reason, event }: Popover.Root.ChangeEventDetails) {
      // The focus that goes is seen below; the button is outside of the popup, and closes it itself.
      const isOwn = reason === 'focus-out' || (reason === 'outside-press' && isInside(event.target));
      if (!isOwn) close();
    },
    onBlur({ relatedTarget }: FocusEvent) {
      if (!isInside(relatedTarget)) onClose();
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Tab') return;
      event.preventDefault();
      const links: (Element | null)[] = [...(popup.current?.querySelectorAll('a') ?? [])];
      const at = links.indexOf(document.activeElement);
      const next = links[at + (event.shiftKey ? -1 : 1)];
      if (next instanceof HTMLElement) next.focus();
      else if (event.shiftKey) button.current?.focus();
      else close();
    },
  };
}

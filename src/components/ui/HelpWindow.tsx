/** The window of an explanation, as long as it is open. Loaded apart, by Help.tsx. */
import { Popover } from '@base-ui/react/popover';
import type { PointerEventHandler, ReactNode, RefObject } from 'react';
import { classNames } from './classNames.ts';
import styles from './Help.module.css';
import popoverStyles from './Popover.module.css';

interface HelpWindowProps {
  readonly term: string;
  readonly children: ReactNode;
  /** It stands beside this, which keeps the focus, and closes it itself. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly hover: {
    readonly onPointerEnter: PointerEventHandler;
    readonly onPointerLeave: PointerEventHandler;
  };
  readonly onClose: () => void;
}

export function HelpWindow({ term, children, button, hover, onClose }: HelpWindowProps) {
  const onOpenChange = (_: boolean, { reason, event: { target } }: Popover.Root.ChangeEventDetails) => {
    // The button is outside of the window, and closes it itself.
    const isOnButton = target instanceof Node && button.current?.contains(target);
    if (reason !== 'outside-press' || !isOnButton) onClose();
  };
  return (
    <Popover.Root open onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner
          className={popoverStyles.positioner ?? ''}
          anchor={button}
          sideOffset={6}
          align="start"
          collisionPadding={8}
        >
          <Popover.Popup
            className={classNames(popoverStyles.popup, styles.popup)}
            initialFocus={false}
            finalFocus={false}
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

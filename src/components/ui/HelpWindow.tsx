/** The ⓘ and the window of an explanation. Loaded apart, by Help.tsx. */
import { Popover } from '@base-ui/react/popover';
import { type FocusEvent, type ReactNode, useState } from 'react';
import { classNames } from './classNames.ts';
import styles from './Help.module.css';
import { Icon } from './Icon.tsx';
import popoverStyles from './Popover.module.css';

export interface HelpProps {
  readonly term: string;
  readonly children: ReactNode;
}

export function HelpWindow({ term, children }: HelpProps) {
  const [open, setOpen] = useState(false);
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    // The library's guards lead the focus into the window and out again.
    if (!relatedTarget?.matches('[data-base-ui-focus-guard]')) setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        openOnHover
        delay={200}
        closeDelay={80}
        className={styles.trigger ?? ''}
        aria-label={`About ${term}`}
        onBlur={onBlur}
      >
        <Icon name="info" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner
          className={popoverStyles.positioner ?? ''}
          sideOffset={6}
          align="start"
          collisionPadding={8}
        >
          <Popover.Popup
            className={classNames(popoverStyles.popup, styles.popup)}
            initialFocus={false}
            // What closes because the pointer left must not move the focus.
            finalFocus={(how) => how === 'keyboard'}
          >
            <Popover.Title className={popoverStyles.title ?? ''}>{term}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

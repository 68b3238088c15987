/** The button and the window of a popover. Loaded apart, by Popover.tsx. */
import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import styles from './Popover.module.css';

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly title: string;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  /** Give both or neither. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function PopoverWindow({ trigger, title, children, align = 'center', ...control }: PopoverProps) {
  return (
    <BasePopover.Root {...control}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          className={styles.positioner ?? ''}
          sideOffset={8}
          align={align}
          collisionPadding={8}
        >
          <BasePopover.Popup className={styles.popup ?? ''}>
            <BasePopover.Title className={styles.title ?? ''}>{title}</BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}

/** The window of a bubble, as long as it is there. Loaded apart, by Bubble.tsx. */
import { Tooltip } from '@base-ui/react/tooltip';
import styles from './Bubble.module.css';

interface BubbleWindowProps {
  readonly text: string;
  readonly side: 'top' | 'bottom';
  readonly anchorOf: () => Element | null;
  readonly onClose: (() => void) | undefined;
}

export function BubbleWindow({ text, side, anchorOf, onClose }: BubbleWindowProps) {
  return (
    <Tooltip.Root open onOpenChange={onClose}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          className={styles.positioner ?? ''}
          anchor={anchorOf}
          side={side}
          sideOffset={6}
          collisionPadding={8}
        >
          <Tooltip.Popup className={styles.popup ?? ''}>{text}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

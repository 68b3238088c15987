/** The name of a pictogram, or more about a button, on hover and focus. Not the only place of any information: touch does not show it. */
import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import styles from './Tooltip.module.css';

interface TooltipProps {
  readonly label: string;
  readonly children: ReactElement<Record<string, unknown>>;
}

export function Tooltip({ label, children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger delay={400} render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner className={styles.positioner ?? ''} sideOffset={6} collisionPadding={8}>
          <BaseTooltip.Popup className={styles.popup ?? ''}>{label}</BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

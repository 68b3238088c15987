/** A list of actions that a button opens. Not a choice that stays: Select.tsx. */
import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import styles from './Select.module.css';

interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** A second, smaller line. */
  readonly detail?: string;
  readonly disabled?: boolean;
}

interface MenuProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: readonly MenuItem[];
  readonly onChoose: (id: string) => void;
}

export function Menu({ label, trigger, items, onChoose }: MenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className={styles.positioner ?? ''}
          sideOffset={4}
          align="start"
          collisionPadding={8}
        >
          <BaseMenu.Popup className={styles.popup ?? ''} aria-label={label}>
            {items.map(({ id, label: name, detail, disabled = false }) => (
              <BaseMenu.Item
                key={id}
                className={styles.item ?? ''}
                disabled={disabled}
                label={name}
                onClick={() => onChoose(id)}
              >
                <span className={styles.text}>{name}</span>
                {detail !== undefined && <span className={styles.detail}>{detail}</span>}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

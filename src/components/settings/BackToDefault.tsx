/** One click back to the default of a parameter that was changed. Not an undo of the last change. */
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './BackToDefault.module.css';

interface BackToDefaultProps {
  readonly label: string;
  readonly shown: string;
  readonly onClick: () => void;
}

export function BackToDefault({ label, shown, onClick }: BackToDefaultProps) {
  const words = `${label}: back to ${shown}`;
  return (
    <Tooltip label={`Back to ${shown}`}>
      <Button variant="quiet" icon className={styles.button} aria-label={words} onClick={onClick}>
        <Icon name="undo" />
      </Button>
    </Tooltip>
  );
}

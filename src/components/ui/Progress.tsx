/** How far a piece of work is, with a way to stop it. Not a spinner: a number stands here. */
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './Progress.module.css';

interface ProgressProps {
  readonly label: string;
  /** 0 … 1; undefined where the total is unknown. */
  readonly fraction: number | undefined;
  readonly detail: string;
  readonly onCancel?: () => void;
}

export function Progress({ label, fraction, detail, onCancel }: ProgressProps) {
  const percent = fraction === undefined ? undefined : Math.round(fraction * 100);
  return (
    <div className={styles.progress}>
      <div className={styles.text}>
        <span className={styles.label}>{label}</span>
        <span className={styles.detail}>{detail || (percent !== undefined && `${percent} %`)}</span>
      </div>
      {onCancel && (
        <Button variant="quiet" icon aria-label={`Cancel: ${label}`} onClick={onCancel}>
          <Icon name="close" />
        </Button>
      )}
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={detail || undefined}
        data-unknown={percent === undefined || undefined}
      >
        <div className={styles.bar} style={{ width: `${percent ?? 100}%` }} />
      </div>
    </div>
  );
}

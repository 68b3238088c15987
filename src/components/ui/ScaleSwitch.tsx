/** Chooses between a logarithmic and a linear axis: both are named, one is marked. Not the axis. */
import { useId } from 'react';
import styles from './ScaleSwitch.module.css';

interface ScaleSwitchProps {
  readonly label: string;
  readonly isLog: boolean;
  readonly onChange: (isLog: boolean) => void;
}

export function ScaleSwitch({ label, isLog, onChange }: ScaleSwitchProps) {
  const name = useId();
  return (
    <fieldset className={styles.switch} aria-label={label}>
      {[true, false].map((value) => (
        <label key={String(value)} className={styles.option}>
          <input
            type="radio"
            className={styles.input}
            name={name}
            checked={value === isLog}
            onChange={() => onChange(value)}
          />
          <span className={styles.name}>{value ? 'log' : 'linear'}</span>
        </label>
      ))}
    </fieldset>
  );
}

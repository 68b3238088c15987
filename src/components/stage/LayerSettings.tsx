/** What a popover on the stage offers for one layer or the code. Not the handle that opens it: LayerHandle.tsx. */
import { Button } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import styles from './Hourglass.module.css';

interface LayerSettingsProps {
  readonly units: number;
  readonly most: number;
  /** What else it changes. */
  readonly note: string;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onUnits: (units: number) => void;
  readonly onRemove?: () => void;
}

export function LayerSettings({ units, most, note, onStep, onUnits, onRemove }: LayerSettingsProps) {
  return (
    <div className={styles.settings}>
      <div className={styles.row}>
        <Button icon aria-label="Fewer units" disabled={units <= 1} onClick={() => onStep(-1)}>
          −
        </Button>
        <NumberField label="Units" value={units} min={1} max={most} step={1} onChange={onUnits} />
        <span>units</span>
        <Button icon aria-label="More units" disabled={units >= most} onClick={() => onStep(1)}>
          +
        </Button>
      </div>
      <p className={styles.note}>{note}</p>
      {onRemove && <Button onClick={onRemove}>Remove this layer</Button>}
    </div>
  );
}

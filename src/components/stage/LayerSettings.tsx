/** What a popover on the stage offers for one layer or the code. Not the handle that opens it: LayerHandle.tsx. */
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import styles from './Hourglass.module.css';

interface LayerSettingsProps {
  readonly size: number;
  /** What a size counts. */
  readonly unit: 'units' | 'filters';
  readonly most: number;
  /** What else it changes. */
  readonly note: string;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onSize: (size: number) => void;
  readonly onRemove?: () => void;
  /** What else is chosen for the layer. */
  readonly children?: ReactNode;
}

export function LayerSettings(props: LayerSettingsProps) {
  const { size, unit, most, note, onStep, onSize, onRemove, children } = props;
  const capitalised = unit === 'units' ? 'Units' : 'Filters';
  return (
    <div className={styles.settings}>
      <div className={styles.row}>
        <Button icon aria-label={`Fewer ${unit}`} disabled={size <= 1} onClick={() => onStep(-1)}>
          −
        </Button>
        <NumberField label={capitalised} value={size} min={1} max={most} step={1} onChange={onSize} />
        <span>{unit}</span>
        <Button icon aria-label={`More ${unit}`} disabled={size >= most} onClick={() => onStep(1)}>
          +
        </Button>
      </div>
      {children}
      <p className={styles.note}>{note}</p>
      {onRemove && <Button onClick={onRemove}>Remove this layer</Button>}
    </div>
  );
}

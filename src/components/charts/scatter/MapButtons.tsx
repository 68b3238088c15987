/** Select, closer, farther and fit, for those without wheel or keys. Not the gestures: gestures.ts. */
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './MapButtons.module.css';
import type { Plot } from './plot.ts';
import type { Gathering } from './useGathering.ts';

interface MapButtonsProps {
  readonly plot: Plot;
  readonly gathering: Gathering;
  /** What the items are called. */
  readonly many: string;
}

export function MapButtons({ plot, gathering, many }: MapButtonsProps) {
  const { isOn, toggle } = gathering;
  return (
    <div className={styles.buttons}>
      <Named
        label={`Select ${many}`}
        detail={`Select ${many}: draw around them, press among them, or choose a class (L; Shift and drag)`}
        sign={<Icon name="lasso" />}
        isPressed={isOn}
        onClick={toggle}
      />
      <Named label="Closer" sign="+" onClick={() => plot.gestures.zoomBy(1.5)} />
      <Named label="Farther" sign="−" onClick={() => plot.gestures.zoomBy(1 / 1.5)} />
      <Named label="Fit all points" sign="fit" onClick={() => plot.fit()} />
    </div>
  );
}

interface NamedProps {
  readonly label: string;
  /** Of the tooltip, if it says more. */
  readonly detail?: string;
  readonly sign: ReactNode;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

function Named({ label, detail = label, sign, isPressed, onClick }: NamedProps) {
  return (
    <Tooltip label={detail}>
      <Button icon aria-label={label} aria-pressed={isPressed} onClick={onClick}>
        {sign}
      </Button>
    </Tooltip>
  );
}

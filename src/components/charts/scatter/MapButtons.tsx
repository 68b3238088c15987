/** Closer, farther and fit, for those without wheel or keys. Not the gestures: gestures.ts. */
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './MapButtons.module.css';
import type { Plot } from './plot.ts';

export function MapButtons({ plot }: { readonly plot: Plot }) {
  return (
    <div className={styles.buttons}>
      <Named label="Closer" sign="+" onClick={() => plot.gestures.zoomBy(1.5)} />
      <Named label="Farther" sign="−" onClick={() => plot.gestures.zoomBy(1 / 1.5)} />
      <Named label="Fit all points" sign="fit" onClick={() => plot.fit()} />
    </div>
  );
}

interface NamedProps {
  readonly label: string;
  readonly sign: string;
  readonly onClick: () => void;
}

function Named({ label, sign, onClick }: NamedProps) {
  return (
    <Tooltip label={label}>
      <Button icon aria-label={label} onClick={onClick}>
        {sign}
      </Button>
    </Tooltip>
  );
}

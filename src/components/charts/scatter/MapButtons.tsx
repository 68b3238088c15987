/** Select, closer, farther and fit, for those without wheel or keys; and a picture to keep. Not the gestures: gestures.ts. */
import type { ReactNode } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { download } from '#store/download.ts';
import { useHourglass } from '#store/store.ts';
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
  readonly codec: CodecId;
  readonly classNames: readonly string[];
  /** Classes that are not shown. */
  readonly hidden: ReadonlySet<number>;
}

export function MapButtons({ plot, gathering, many, ...picture }: MapButtonsProps) {
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
      <Named
        label="Save as PNG"
        detail="Save the map as you see it, with its classes, as PNG"
        sign={<Icon name="download" />}
        onClick={() => void savePicture(plot, picture)}
      />
    </div>
  );
}

const names: Readonly<Record<CodecId, string>> = { autoencoder: 'code-map.png', pca: 'pca-map.png' };

async function savePicture(
  plot: Plot,
  { codec, ...classes }: Pick<MapButtonsProps, 'codec' | 'classNames' | 'hidden'>,
): Promise<void> {
  try {
    const { mapPicture } = await import('./mapPicture.ts');
    const file = await mapPicture(plot, names[codec], classes);
    if (file) await download([file]);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    useHourglass.getState().notify('error', `The map was not saved: ${reason}`);
  }
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

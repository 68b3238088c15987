/** One decoder: the image it draws and a slider for each unit of its code. Not the buttons that set them all. */
import { memo } from 'react';
import type { CodecId, RangesFrame } from '#protocol/frames.ts';
import { useHourglass } from '#store/store.ts';
import { formatFixed, unitName } from '../drawing/format.ts';
import { ItemPicture } from '../drawing/items/ItemPicture.tsx';
import { capitalised, itemNames } from '../drawing/items/itemNames.ts';
import { Slider } from '../ui/Slider.tsx';
import styles from './CodecColumn.module.css';
import { isOffData, rangeOf, spanOf } from './codes.ts';
import { useGenerated } from './useGenerated.ts';
import { useMoved } from './useMoved.ts';
import { symbolOf } from './useSliders.ts';

interface CodecColumnProps {
  readonly codec: CodecId;
  readonly title: string;
  /** Stands in place of the image while there is none. */
  readonly awaiting: string;
  readonly ranges: RangesFrame | undefined;
  /** Units in the order in which their sliders stand; those left out have none. */
  readonly order: readonly number[];
}

/** Units of codes so short stand in their own order. */
const NATURAL = 2;

export function CodecColumn(props: CodecColumnProps) {
  const { codec, title, awaiting, ranges, order } = props;
  const dataset = useHourglass((state) => state.dataset);
  const { z, moved, move } = useMoved(codec);
  const isKnown = z !== undefined && ranges !== undefined && ranges.mean.length === z.length;
  const image = useGenerated(codec, isKnown ? z : undefined);
  return (
    <div className={styles.column}>
      <figure className={styles.figure}>
        <ItemPicture
          dataset={dataset}
          values={image}
          tone={codec === 'pca' ? 'pca' : 'accent'}
          awaiting={awaiting}
          label={`${capitalised(itemNames(dataset).one)} that ${title} draws from its sliders`}
        />
        <figcaption className={codec === 'pca' ? styles.pca : styles.autoencoder}>{title}</figcaption>
      </figure>
      {isKnown && order.length > NATURAL && <p className={styles.order}>most varying first</p>}
      {isKnown &&
        order.map((unit) => (
          <UnitSlider
            key={unit}
            unit={unit}
            name={unitName(symbolOf(codec), unit)}
            accent={codec === 'pca' ? 'pca' : 'sand'}
            value={z[unit]!}
            low={ranges.low[unit]!}
            high={ranges.high[unit]!}
            isMoved={moved.has(unit)}
            onMove={move}
          />
        ))}
    </div>
  );
}

interface UnitSliderProps {
  readonly unit: number;
  readonly name: string;
  readonly accent: 'sand' | 'pca';
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** By the person, since the code was set as a whole. */
  readonly isMoved: boolean;
  readonly onMove: (unit: number, value: number) => void;
}

/** So many times its whole way a number may be typed beyond a slider. */
const BEYOND = 10;

const UnitSlider = memo((props: UnitSliderProps) => {
  const { unit, name, accent, value, low, high, isMoved, onMove } = props;
  const { min, max, step, decimals } = rangeOf(low, high);
  return (
    <Slider
      label={name}
      {...{ accent, value, min, max, step }}
      within={spanOf(low, high)}
      typed={[min - BEYOND * (max - min), max + BEYOND * (max - min)]}
      onChange={(moved) => onMove(unit, moved)}
      aside={isMoved && isOffData(value, low, high) && <span className={styles.off}>off data</span>}
      format={(shown) => formatFixed(shown, decimals)}
    />
  );
});

/** One decoder: the image it draws and a slider for each unit of its code. Not the buttons that set them all. */
import type { CodecId, RangesFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { formatFixed, unitName } from '../drawing/format.ts';
import { ItemPicture } from '../drawing/items/ItemPicture.tsx';
import { capitalised, itemNames } from '../drawing/items/itemNames.ts';
import { Slider } from '../ui/Slider.tsx';
import styles from './CodecColumn.module.css';
import { isOffData, rangeOf } from './codes.ts';
import { useGenerated } from './useGenerated.ts';
import { useMoved } from './useMoved.ts';

interface CodecColumnProps {
  readonly codec: CodecId;
  readonly title: string;
  /** z or PC. */
  readonly symbol: string;
  /** Stands in place of the image while there is none. */
  readonly awaiting: string;
  readonly dataset: DatasetInfo | undefined;
  readonly z: Float32Array | undefined;
  readonly ranges: RangesFrame | undefined;
  /** Units in the order in which their sliders stand; those left out have none. */
  readonly order: readonly number[];
  readonly onChange: (z: Float32Array) => void;
}

/** Units of codes so short stand in their own order. */
const NATURAL = 2;

export function CodecColumn(props: CodecColumnProps) {
  const { codec, title, symbol, awaiting, dataset, z, ranges, order, onChange } = props;
  const isKnown = z !== undefined && ranges !== undefined && ranges.mean.length === z.length;
  const image = useGenerated(codec, isKnown ? z : undefined);
  const { moved, move } = useMoved(z, onChange);
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
            name={unitName(symbol, unit)}
            accent={codec === 'pca' ? 'pca' : 'sand'}
            value={z[unit]!}
            low={ranges.low[unit]!}
            high={ranges.high[unit]!}
            isMoved={moved.has(unit)}
            onChange={(value) => move(unit, value)}
          />
        ))}
    </div>
  );
}

interface UnitSliderProps {
  readonly name: string;
  readonly accent: 'sand' | 'pca';
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** By the person, since the code was set as a whole. */
  readonly isMoved: boolean;
  readonly onChange: (value: number) => void;
}

function UnitSlider({ name, accent, value, low, high, isMoved, onChange }: UnitSliderProps) {
  const { min, max, step, decimals } = rangeOf(low, high);
  return (
    <Slider
      label={name}
      {...{ accent, value, min, max, step, onChange }}
      aside={isMoved && isOffData(value, low, high) && <span className={styles.off}>off data</span>}
      format={(shown) => formatFixed(shown, decimals)}
    />
  );
}

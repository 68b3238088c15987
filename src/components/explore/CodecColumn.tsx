/** One decoder: the image it draws and a slider for each unit of its code. Not the buttons that set them all. */
import type { CodecId, RangesFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { formatFixed, unitName } from '../drawing/format.ts';
import { PixelImage } from '../drawing/PixelImage.tsx';
import { Slider } from '../ui/Slider.tsx';
import styles from './CodecColumn.module.css';
import { rangeOf, unitsOffData } from './codes.ts';
import { useGenerated } from './useGenerated.ts';

interface CodecColumnProps {
  readonly codec: CodecId;
  readonly title: string;
  /** z or PC. */
  readonly symbol: string;
  readonly dataset: DatasetInfo | undefined;
  readonly z: Float32Array | undefined;
  readonly ranges: RangesFrame | undefined;
  /** Units in the order in which their sliders stand; those left out have none. */
  readonly order: readonly number[];
  readonly onChange: (z: Float32Array) => void;
}

export function CodecColumn(props: CodecColumnProps) {
  const { codec, title, symbol, dataset, z, ranges, order, onChange } = props;
  const isKnown = z !== undefined && ranges !== undefined && ranges.mean.length === z.length;
  const image = useGenerated(codec, isKnown ? z : undefined);
  const off = isKnown ? unitsOffData(z, ranges) : [];
  return (
    <div className={styles.column}>
      <figure className={styles.figure}>
        <PixelImage
          pixels={image}
          width={dataset?.width ?? 28}
          height={dataset?.height ?? 28}
          label={`Image that ${title} draws from its sliders`}
        />
        <figcaption className={codec === 'pca' ? styles.pca : styles.autoencoder}>{title}</figcaption>
      </figure>
      <p className={styles.warning}>{offText(off, symbol)}</p>
      {isKnown &&
        order.map((unit) => (
          <UnitSlider
            key={unit}
            name={unitName(symbol, unit)}
            accent={codec === 'pca' ? 'pca' : 'sand'}
            value={z[unit]!}
            low={ranges.low[unit]!}
            high={ranges.high[unit]!}
            onChange={(value) => onChange(z.with(unit, value))}
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
  readonly onChange: (value: number) => void;
}

function UnitSlider({ name, accent, value, low, high, onChange }: UnitSliderProps) {
  const { min, max, step, decimals } = rangeOf(low, high);
  return (
    <Slider
      label={name}
      {...{ accent, value, min, max, step, onChange }}
      format={(shown) => formatFixed(shown, decimals)}
    />
  );
}

const NAMED = 2;

function offText(units: readonly number[], symbol: string): string {
  if (units.length === 0) return '';
  const names = units.slice(0, NAMED).map((unit) => unitName(symbol, unit));
  const more = units.length > NAMED ? ` +${units.length - NAMED}` : '';
  return `off the data: ${names.join(', ')}${more}`;
}

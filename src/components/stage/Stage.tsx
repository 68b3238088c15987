/**
 * One image on its way through the network: input, hourglass, reconstruction and error.
 * Not the network's drawing: Hourglass.tsx.
 */
import { type ReactNode, useMemo } from 'react';
import type { StageFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { ClassGlyph } from '../drawing/ClassGlyph.tsx';
import { formatMeasure } from '../drawing/format.ts';
import { PixelImage } from '../drawing/PixelImage.tsx';
import type { Grid } from '../drawing/pixels.ts';
import { Hourglass } from './Hourglass.tsx';
import { ImagePicker } from './ImagePicker.tsx';
import { Legend } from './Legend.tsx';
import styles from './Stage.module.css';

export function Stage() {
  const index = useHourglass((state) => state.selectedImage);
  const dataset = useHourglass((state) => state.dataset);
  const isCorrupted = useHourglass((state) => state.spec.corruption.id !== 'none');
  useNeeds(useMemo(() => ({ stage: { index } }), [index]));
  const newest = useFrame('stage');
  const grid = { width: dataset?.width ?? 28, height: dataset?.height ?? 28 };
  const frame = newest?.clean.length === grid.width * grid.height ? newest : undefined;
  return (
    <section className={styles.stage} aria-label="Stage: one image on its way through the network">
      <div className={styles.layout}>
        <div className={styles.images}>
          <div className={styles.input}>
            <Picture {...grid} name="input" symbol="x" pixels={frame?.clean}>
              {dataset && <ClassOf index={index} dataset={dataset} />}
            </Picture>
            {dataset && <ImagePicker dataset={dataset} />}
          </div>
          {isCorrupted && <Picture {...grid} name="corrupted" symbol="x̃" pixels={frame?.corrupted} />}
        </div>
        <div className={styles.network}>
          <Hourglass />
        </div>
        <Output grid={grid} frame={frame} />
      </div>
    </section>
  );
}

interface OutputProps {
  readonly grid: Grid;
  readonly frame: StageFrame | undefined;
}

function Output({ grid, frame }: OutputProps) {
  const error = useMemo(() => frame && differenceOf(frame), [frame]);
  return (
    <div className={styles.end}>
      <div className={styles.images}>
        <Picture {...grid} name="reconstruction" symbol="x̂" pixels={frame?.reconstruction} />
        <Picture
          {...grid}
          name="error"
          symbol="x − x̂"
          pixels={error}
          signed
          value={frame && formatMeasure(frame.squaredError)}
        />
      </div>
      <Legend />
    </div>
  );
}

function differenceOf({ clean, reconstruction }: StageFrame): Float32Array {
  return clean.map((value, pixel) => value - (reconstruction[pixel] ?? 0));
}

interface PictureProps extends Grid {
  /** Left out where there is no room; the symbol stays. */
  readonly name: string;
  readonly symbol: string;
  readonly pixels: Float32Array | undefined;
  readonly signed?: boolean;
  /** Σ (x − x̂)² */
  readonly value?: string | undefined;
  /** At the end of the caption. */
  readonly children?: ReactNode;
}

interface ClassOfProps {
  readonly index: number;
  readonly dataset: DatasetInfo;
}

function ClassOf({ index, dataset }: ClassOfProps) {
  const label = dataset.labels[index] ?? 0;
  return (
    <span className={styles.class}>
      <ClassGlyph index={label} />
      <span>{dataset.classNames[label] ?? label}</span>
    </span>
  );
}

function Picture({ name, symbol, value, children, ...image }: PictureProps) {
  return (
    <figure className={styles.picture}>
      <PixelImage
        {...image}
        awaiting="No data yet"
        label={value === undefined ? name : `${name}, squared error ${value}`}
      />
      <figcaption className={styles.caption}>
        <span>
          <span className={styles.name}>{name} </span>
          {symbol}
        </span>
        {value !== undefined && <span className={styles.value}>Σ² {value}</span>}
        {children}
      </figcaption>
    </figure>
  );
}

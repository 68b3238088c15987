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
import { ItemPicture } from '../drawing/items/ItemPicture.tsx';
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
  const isFitting = dataset && newest?.clean.length === dataset.width * dataset.height;
  const frame = isFitting ? newest : undefined;
  return (
    <section
      className={styles.stage}
      aria-label="Stage: one image on its way through the network"
      data-control="stage"
    >
      <div className={styles.layout}>
        <div className={styles.images}>
          <div className={styles.input} data-passing={(frame && frame.index !== index) || undefined}>
            <Picture dataset={dataset} name="input" symbol="x" values={frame?.clean}>
              {dataset && <ClassOf index={frame?.index ?? index} dataset={dataset} />}
            </Picture>
            {dataset && <ImagePicker dataset={dataset} />}
          </div>
          {isCorrupted && (
            <Picture
              dataset={dataset}
              name="corrupted"
              symbol="x̃"
              values={frame?.corrupted}
              against={frame?.clean}
            />
          )}
        </div>
        <div className={styles.network}>
          <Hourglass />
        </div>
        <Output dataset={dataset} frame={frame} />
      </div>
    </section>
  );
}

interface OutputProps {
  readonly dataset: DatasetInfo | undefined;
  readonly frame: StageFrame | undefined;
}

function Output({ dataset, frame }: OutputProps) {
  return (
    <div className={styles.end}>
      <div className={styles.images}>
        <Picture
          dataset={dataset}
          name="reconstruction"
          symbol="x̂"
          tone="accent"
          values={frame?.reconstruction}
          against={frame?.corrupted}
        />
        <Picture
          dataset={dataset}
          name="error"
          symbol="x − x̂"
          values={frame?.clean}
          against={frame?.reconstruction}
          signed
          value={frame && formatMeasure(frame.squaredError)}
        />
      </div>
      <Legend />
    </div>
  );
}

interface PictureProps {
  readonly dataset: DatasetInfo | undefined;
  /** Left out where there is no room; the symbol stays. */
  readonly name: string;
  readonly symbol: string;
  readonly values: Float32Array | undefined;
  readonly against?: Float32Array | undefined;
  readonly tone?: 'accent';
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

function Picture({ name, symbol, value, children, ...picture }: PictureProps) {
  return (
    <figure className={styles.picture}>
      <ItemPicture
        {...picture}
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

/**
 * One image on its way through the network: input, hourglass, reconstruction and error.
 * Not the network's drawing: Hourglass.tsx.
 */
import { type ReactNode, useMemo } from 'react';
import type { StageFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
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
  const error = useMemo(() => frame && differenceOf(frame), [frame]);
  return (
    <section className={styles.stage} aria-label="Stage: one image on its way through the network">
      <div className={styles.layout}>
        <div className={styles.images}>
          <Picture {...grid} name="input x" pixels={frame?.clean}>
            {dataset && <ImagePicker dataset={dataset} />}
          </Picture>
          {isCorrupted && <Picture {...grid} name="corrupted x̃" pixels={frame?.corrupted} />}
        </div>
        <div className={styles.network}>
          <Hourglass />
        </div>
        <div className={styles.images}>
          <Picture {...grid} name="reconstruction x̂" pixels={frame?.reconstruction} />
          <Picture
            {...grid}
            name="error x − x̂"
            pixels={error}
            signed
            value={frame && formatMeasure(frame.squaredError)}
          />
          <Legend />
        </div>
      </div>
    </section>
  );
}

function differenceOf({ clean, reconstruction }: StageFrame): Float32Array {
  return clean.map((value, pixel) => value - (reconstruction[pixel] ?? 0));
}

interface PictureProps extends Grid {
  readonly name: string;
  readonly pixels: Float32Array | undefined;
  readonly signed?: boolean;
  /** Σ (x − x̂)² */
  readonly value?: string | undefined;
  readonly children?: ReactNode;
}

function Picture({ name, value, children, ...image }: PictureProps) {
  return (
    <figure className={styles.picture}>
      <PixelImage {...image} label={value === undefined ? name : `${name}, squared error ${value}`} />
      <figcaption className={styles.caption}>
        {name}
        {value !== undefined && <span className={styles.value}>Σ² {value}</span>}
      </figcaption>
      {children}
    </figure>
  );
}

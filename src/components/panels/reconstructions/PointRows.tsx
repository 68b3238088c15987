/**
 * Test points and where they come back to, through the autoencoder and through PCA, on the plane of the data.
 * Not the field between the points: panels/denoisingField.
 */
import { type MouseEvent, useCallback, useMemo } from 'react';
import type { ReconstructionsFrame } from '#protocol/frames.ts';
import { pointAt } from '#store/pointed.ts';
import { useHourglass } from '#store/store.ts';
import { formatMeasure } from '../../drawing/format.ts';
import { paintDots, paintLines, paintRing } from '../../drawing/items/paintPoints.ts';
import { type Plane, placeIn, shadowOf } from '../../drawing/items/planeView.ts';
import { type Rgb, useThemeColors } from '../../drawing/themeColors.ts';
import { type Paint, useCanvas } from '../../drawing/useCanvas.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { usePointedMark } from '../../drawing/usePointedMark.ts';
import { meanOf } from './paintRows.ts';
import styles from './ReconstructionsPanel.module.css';

interface PointRowsProps {
  readonly frame: ReconstructionsFrame;
  readonly plane: Plane;
}

export function PointRows({ frame, plane }: PointRowsProps) {
  const note = usePcaNote();
  const { autoencoder, autoencoderErrors, pca, pcaErrors } = frame;
  return (
    <div className={styles.planes}>
      <PlaneOf
        name="autoencoder"
        tone="accent"
        {...{ frame, plane }}
        values={autoencoder}
        errors={autoencoderErrors}
      />
      <PlaneOf name="PCA" tone="pca" {...{ frame, plane, note }} values={pca} errors={pcaErrors} />
    </div>
  );
}

interface PlaneOfProps extends PointRowsProps {
  readonly name: string;
  readonly tone: 'accent' | 'pca';
  /** x̂, [n, width] */
  readonly values: Float32Array | undefined;
  readonly errors: Float32Array | undefined;
  /** Stands in place of the numbers while there are none. */
  readonly note?: string;
}

function PlaneOf({ name, tone, frame, plane, values, errors, note }: PlaneOfProps) {
  const colors = useThemeColors();
  const selected = useHourglass((state) => frame.indices.indexOf(state.selectedImage));
  const seen = useMemo(() => shadowsOf(frame.corrupted, plane), [frame.corrupted, plane]);
  const shown = useMemo(() => values && shadowsOf(values, plane), [values, plane]);
  const paint = useCallback<Paint>(
    (context, size) => {
      const place = placeIn(size, plane.reach);
      const from = seen.map(place);
      paintDots(context, from, { color: colors.muted, alpha: 0.75, radius: 1.5 });
      paintWays(context, from, shown?.map(place) ?? [], colors[tone]);
      const at = from[selected];
      if (at) paintRing(context, at, { color: colors.sand, radius: 6 });
    },
    [plane, seen, shown, selected, tone, colors],
  );
  const { ref, size } = useCanvas(paint);
  const places = useMemo(() => seen.map(placeIn(size, plane.reach)), [seen, size, plane]);
  const { pointed, ...pointing } = usePointing(frame.indices, places);
  const mean = errors ? `mean of ${errors.length}: ${formatMeasure(meanOf(errors))}` : (note ?? '');
  return (
    <figure className={styles.plane}>
      <figcaption className={styles.planeName}>
        <span className={styles[tone]}>{name}</span> {mean}
      </figcaption>
      <div className={styles.planeBox}>
        <canvas
          ref={ref}
          className={styles.planeCanvas}
          role="img"
          aria-label={`Test points and where the ${name} takes them. Squared error, ${mean}.`}
          {...pointing}
        />
        <span ref={pointed} className={styles.pointedPoint} aria-hidden="true" data-mark="pointed" hidden />
      </div>
    </figure>
  );
}

type Place = readonly [x: number, y: number];

/** Tells which point is nearest to the pointer, puts it on the stage when it is pressed, and marks the one that is pointed at anywhere. */
function usePointing(indices: Uint32Array, places: readonly Place[]) {
  const select = useHourglass((state) => state.selectImage);
  const imageAt = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) =>
    indices[nearestTo(offsetX, offsetY, places)];
  const move = useCallback(
    (mark: HTMLElement, at: number) => {
      const [x, y] = places[at] ?? [0, 0];
      mark.style.transform = `translate(${x}px, ${y}px)`;
    },
    [places],
  );
  return {
    pointed: usePointedMark<HTMLSpanElement>(indices, move),
    onClick(event: MouseEvent) {
      const nearest = imageAt(event);
      if (nearest !== undefined) select(nearest);
    },
    onPointerMove: (event: MouseEvent) => pointAt(imageAt(event)),
    onPointerLeave: () => pointAt(undefined),
  };
}

/** From the points to where they come back to. */
function paintWays(
  context: CanvasRenderingContext2D,
  from: readonly Place[],
  to: readonly Place[],
  color: Rgb,
): void {
  const lines = to.map((at, i) => [from[i]!, at] as const);
  paintLines(context, lines, { color, alpha: 0.45, width: 1 });
  paintDots(context, to, { color, alpha: 1, radius: 2.5 });
}

/** Which of the places is nearest; −1 if there are none. */
function nearestTo(x: number, y: number, places: readonly Place[]): number {
  const distances = places.map(([px, py]) => Math.hypot(px - x, py - y));
  return distances.indexOf(Math.min(...distances));
}

const shadowsOf = (values: Float32Array, plane: Plane) =>
  Array.from({ length: values.length / plane.origin.length }, (_, i) => shadowOf(values, plane, i));

/** Points that the decoder draws by itself, among those of the data, on their plane. Not images: PriorSamplesPanel.tsx. */
import { useCallback, useMemo } from 'react';
import type { PriorSamplesFrame } from '#protocol/frames.ts';
import { paintDots } from '../../drawing/items/paintPoints.ts';
import { type Plane, placeIn, shadowOf } from '../../drawing/items/planeView.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { type Paint, useCanvas } from '../../drawing/useCanvas.ts';
import styles from './PointSamples.module.css';

interface PointSamplesProps {
  readonly frame: PriorSamplesFrame;
  readonly plane: Plane;
  /** Some points of the data, [n, 2] on the plane. */
  readonly cloud: Float32Array;
  /** How the samples were drawn. */
  readonly source: string;
}

export function PointSamples({ frame, plane, cloud, source }: PointSamplesProps) {
  const colors = useThemeColors();
  const samples = useMemo(
    () =>
      Array.from({ length: frame.images.length / plane.origin.length }, (_, i) =>
        shadowOf(frame.images, plane, i),
      ),
    [frame, plane],
  );
  const paint = useCallback<Paint>(
    (context, size) => {
      const place = placeIn(size, plane.reach);
      const data = Array.from({ length: cloud.length / 2 }, (_, i) =>
        place([cloud[2 * i]!, cloud[2 * i + 1]!] as const),
      );
      paintDots(context, data, { color: colors.muted, alpha: 0.35, radius: 1.5 });
      const color = frame.codec === 'pca' ? colors.pca : colors.accent;
      paintDots(context, samples.map(place), { color, alpha: 0.9, radius: 2.5 });
    },
    [samples, plane, cloud, frame.codec, colors],
  );
  const { ref } = useCanvas(paint);
  return (
    <canvas
      ref={ref}
      className={styles.plane}
      role="img"
      aria-label={`${samples.length} points, ${source}, among those of the data.`}
    />
  );
}

/** One point among the data, seen on their plane. Not many points with their reconstructions: the panels have those. */
import { useCallback, useMemo } from 'react';
import type { ItemInfo } from '#protocol/state.ts';
import { useThemeColors } from '../themeColors.ts';
import { type Paint, useCanvas } from '../useCanvas.ts';
import styles from './items.module.css';
import { paintDots, paintLines, paintMark, paintRing } from './paintPoints.ts';
import { placeIn, shadowOf } from './planeView.ts';

export type Tone = 'ink' | 'accent' | 'pca';

interface PointPictureProps {
  readonly items: Extract<ItemInfo, { readonly kind: 'point' }>;
  /** [width]; without it only the data are shown. */
  readonly values: Float32Array | undefined;
  /** Where it came from, joined by a line. */
  readonly against?: Float32Array | undefined;
  readonly tone: Tone;
  readonly label: string;
}

export function PointPicture({ items, values, against, tone, label }: PointPictureProps) {
  const { plane, cloud } = items;
  const colors = useThemeColors();
  const shadows = useMemo(
    () => Array.from({ length: cloud.length / 2 }, (_, i) => [cloud[2 * i]!, cloud[2 * i + 1]!] as const),
    [cloud],
  );
  const paint = useCallback<Paint>(
    (context, size) => {
      const place = placeIn(size, plane.reach);
      paintDots(context, shadows.map(place), { color: colors.muted, alpha: 0.3, radius: 1 });
      const at = (point: Float32Array) => place(shadowOf(point, plane));
      const color = colors[tone];
      if (values && against) {
        paintLines(context, [[at(against), at(values)]], { color, alpha: 1, width: 1.5 });
        paintRing(context, at(against), { color, radius: 3 });
      }
      if (values) paintMark(context, at(values), { color, ground: colors.sunk, radius: 4 });
    },
    [shadows, plane, values, against, tone, colors],
  );
  const { ref } = useCanvas(paint);
  return <canvas ref={ref} className={styles.square} role="img" aria-label={label} />;
}

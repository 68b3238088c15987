/** One row of a table as cells with the names of their columns. Not a whole table: the panels have those. */
import { useCallback } from 'react';
import type { ItemInfo } from '#protocol/state.ts';
import { formatFixed } from '../format.ts';
import { useThemeColors } from '../themeColors.ts';
import { type Paint, useCanvas } from '../useCanvas.ts';
import styles from './items.module.css';
import type { Tone } from './PointPicture.tsx';
import { paintCell } from './paintCells.ts';

interface RowPictureProps {
  readonly items: Extract<ItemInfo, { readonly kind: 'table' }>;
  /** [width], 0 … 1. */
  readonly values: Float32Array | undefined;
  readonly signed: boolean;
  readonly tone: Tone;
  readonly label: string;
}

/** Cells so small have no room for a name. */
const LEAST_FOR_NAME = 13;
/** More values than this are too many to be read out. */
const MOST_READ = 12;

export function RowPicture({ items, values, signed, tone, label }: RowPictureProps) {
  const { columns } = items;
  const colors = useThemeColors();
  const paint = useCallback<Paint>(
    (context, size) => {
      if (!values) return;
      const across = Math.ceil(Math.sqrt(columns.length));
      const [width, height] = [size.width / across, size.height / Math.ceil(columns.length / across)];
      context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
      const hasNames = Math.min(width, height) >= LEAST_FOR_NAME;
      for (const [i, name] of columns.entries()) {
        const box = { x: (i % across) * width, y: Math.floor(i / across) * height, width, height };
        const look = { colors, color: colors[tone], signed };
        paintCell(context, box, values[i] ?? 0, look, hasNames ? name : undefined);
      }
    },
    [columns, values, signed, tone, colors],
  );
  const { ref } = useCanvas(paint);
  const isRead = values !== undefined && columns.length <= MOST_READ;
  const spoken = isRead
    ? `${label}: ${columns.map((name, i) => `${name} ${formatFixed(values[i] ?? 0, 2)}`).join(', ')}`
    : label;
  return <canvas ref={ref} className={styles.square} role="img" aria-label={spoken} />;
}

/** Rows of a table and what comes back of them, through the autoencoder and through PCA, as cells. Not the choice of rows. */
import { useCallback, useMemo, useRef } from 'react';
import type { ReconstructionsFrame } from '#protocol/frames.ts';
import type { DatasetInfo, ItemInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { formatMeasure } from '../../drawing/format.ts';
import { capitalised } from '../../drawing/items/itemNames.ts';
import { pointingAt } from '../../drawing/pointingAt.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { type Paint, useCanvas } from '../../drawing/useCanvas.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { usePointedMark } from '../../drawing/usePointedMark.ts';
import { useSize } from '../../drawing/useSize.ts';
import { meanOf } from './paintRows.ts';
import { paintTables, type TableOfCells } from './paintTables.ts';
import styles from './ReconstructionsPanel.module.css';
import { layTables, type Tables } from './tableLayout.ts';

interface TableRowsProps {
  readonly frame: ReconstructionsFrame;
  readonly dataset: DatasetInfo;
  readonly items: Extract<ItemInfo, { readonly kind: 'table' }>;
}

export function TableRows({ frame, dataset, items }: TableRowsProps) {
  const isCorrupted = useHourglass((state) => state.spec.corruption.id !== 'none');
  const selected = useHourglass((state) => frame.indices.indexOf(state.selectedImage));
  const select = useHourglass((state) => state.selectImage);
  const colors = useThemeColors();
  const note = usePcaNote();
  const tables = useMemo(() => tablesOf(frame, isCorrupted, note), [frame, isCorrupted, note]);
  const { columns } = items;
  const names = useNames(frame.indices, dataset, items.rowName);
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const layout = useMemo(
    () => layTables(tables.length, { rows: names.length, columns: columns.length }, size),
    [tables.length, names.length, columns.length, size],
  );
  const paint = useCallback<Paint>(
    (context) => paintTables(context, { tables, layout, rows: names, columns, selected, colors }),
    [tables, layout, names, columns, selected, colors],
  );
  const { ref } = useCanvas(paint);
  const itemAt = (y: number) => frame.indices[rowAt(y, layout, frame.indices.length) ?? -1];
  const choose = (index: number | undefined) => index !== undefined && select(index);
  return (
    <div ref={room} className={styles.room}>
      <div className={styles.rows} style={{ minHeight: size.width > 0 ? layout.height : undefined }}>
        <canvas
          ref={ref}
          className={styles.canvas}
          role="img"
          aria-label={summarise(tables, items.rowName)}
          onClick={({ nativeEvent: { offsetY } }) => choose(itemAt(offsetY))}
          {...pointingAt((_, y) => itemAt(y))}
        />
        <PointedRow indices={frame.indices} layout={layout} />
      </div>
    </div>
  );
}

/** Marks the row that is pointed at anywhere, in the first of the tables. */
function PointedRow({ indices, layout }: { readonly indices: Uint32Array; readonly layout: Tables }) {
  const place = useCallback(
    (mark: HTMLElement, at: number) => {
      const { x, y } = layout.corners[0] ?? { x: 0, y: 0 };
      mark.style.transform = `translate(${x}px, ${y + at * layout.cell.height}px)`;
    },
    [layout],
  );
  const ref = usePointedMark<HTMLSpanElement>(indices, place);
  const { width, height } = layout.cell;
  return <span ref={ref} className={styles.pointed} style={{ width, height }} aria-hidden="true" hidden />;
}

/** The row under a place, in whichever table. */
function rowAt(y: number, { corners, cell }: Tables, rows: number): number | undefined {
  return corners
    .map((corner) => Math.floor((y - corner.y) / cell.height))
    .find((row) => row >= 0 && row < rows);
}

const useNames = (indices: Uint32Array, dataset: DatasetInfo, rowName: string) =>
  useMemo(() => [...indices].map((index) => nameOf(index, dataset, rowName)), [indices, dataset, rowName]);

/** The rows of a table that is the same to train on and to test with are known by their numbers. */
function nameOf(index: number, { trainCount }: DatasetInfo, rowName: string): string {
  return `${rowName} ${index - trainCount + 1}`;
}

function tablesOf(frame: ReconstructionsFrame, isCorrupted: boolean, note: string): readonly TableOfCells[] {
  const corrupted: TableOfCells = { name: 'corrupted', tone: 'muted', values: frame.corrupted };
  return [
    { name: 'input', tone: 'muted', values: frame.clean },
    ...(isCorrupted ? [corrupted] : []),
    { name: 'autoencoder', tone: 'accent', values: frame.autoencoder, errors: frame.autoencoderErrors },
    { name: 'PCA', tone: 'pca', values: frame.pca, errors: frame.pcaErrors, note },
  ];
}

function summarise(tables: readonly TableOfCells[], rowName: string): string {
  const means = tables.flatMap(({ name, errors }) =>
    errors
      ? [
          `${name}: squared error per ${rowName}, mean of these ${errors.length}: ${formatMeasure(meanOf(errors))}`,
        ]
      : [],
  );
  return `${capitalised(rowName)}s as rows of cells: ${tables.map(({ name }) => name).join(', ')}. ${means.join('; ')}.`;
}

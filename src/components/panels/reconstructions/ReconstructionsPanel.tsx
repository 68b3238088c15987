/**
 * A few test images and what comes back: through the autoencoder and through PCA with as many numbers.
 * Not the stage: choosing an image here shows it there.
 */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReconstructionsFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { formatMeasure } from '../../drawing/format.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { pointingAt } from '../../drawing/pointingAt.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { createSheet } from '../../drawing/tileSheet.ts';
import { type Paint, useCanvas } from '../../drawing/useCanvas.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { useSize } from '../../drawing/useSize.ts';
import { useThrottled } from '../../drawing/useThrottled.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { chooseItems } from './chooseImages.ts';
import { ImageButtons } from './ImageButtons.tsx';
import { PointedTiles } from './PointedTiles.tsx';
import { PointRows } from './PointRows.tsx';
import { meanOf, paintRows, type Row } from './paintRows.ts';
import styles from './ReconstructionsPanel.module.css';
import { TableRows } from './TableRows.tsx';
import { imageAt, layTiles } from './tileLayout.ts';

export function ReconstructionsPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const [turn, setTurn] = useState(0);
  const indices = useMemo(() => (dataset ? chooseItems(dataset, turn) : []), [dataset, turn]);
  useNeeds(useMemo(() => (indices.length > 0 ? { reconstructions: { indices } } : {}), [indices]));
  const frame = useFrame('reconstructions');
  const isFitting =
    frame && dataset && frame.clean.length === frame.indices.length * dataset.width * dataset.height;
  if (!isFitting) {
    return (
      <Panel
        title="Reconstructions"
        empty="Test images and what comes back of them appear here as soon as they are computed."
      />
    );
  }
  return (
    <Panel
      title="Reconstructions"
      subtitle={`squared error per ${itemNames(dataset).one}`}
      actions={
        indices.length < dataset.testCount && (
          <Button variant="quiet" className={styles.other} onClick={() => setTurn(turn + 1)}>
            others
            <Icon name="shuffle" />
          </Button>
        )
      }
    >
      <Items frame={frame} dataset={dataset} />
    </Panel>
  );
}

interface RowsProps {
  readonly frame: ReconstructionsFrame;
  readonly dataset: DatasetInfo;
}

function Items({ frame, dataset }: RowsProps) {
  const { items } = dataset;
  if (items.kind === 'point') return <PointRows frame={frame} plane={items.plane} />;
  if (items.kind === 'table') return <TableRows {...{ frame, dataset, items }} />;
  return <ImageRows {...{ frame, dataset }} />;
}

function ImageRows({ frame, dataset }: RowsProps) {
  const isCorrupted = useHourglass((state) => state.spec.corruption.id !== 'none');
  const chosen = useHourglass((state) => state.selectedImage);
  const select = useHourglass((state) => state.selectImage);
  const colors = useThemeColors();
  const note = usePcaNote();
  const rows = useMemo(() => rowsOf(frame, dataset, isCorrupted, note), [frame, dataset, isCorrupted, note]);
  const count = frame.indices.length;
  const selected = frame.indices.indexOf(chosen);
  // The room there is, not what the canvas takes: a canvas that overflows would never shrink again.
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const tiles = useMemo(() => layTiles(count, rows.map(hasCaption), size), [count, rows, size]);
  const paint = useCallback<Paint>(
    (context) => paintRows(context, { rows, tiles, count, selected, colors }),
    [rows, tiles, count, selected, colors],
  );
  const { ref } = useCanvas(paint);
  const summary = useThrottled(summarise(rows), 2000);
  const choose = (index: number | undefined) => {
    const image = index === undefined ? undefined : frame.indices[index];
    if (image !== undefined) select(image);
  };
  return (
    <div ref={room} className={styles.room}>
      <div className={styles.rows} style={{ minHeight: size.width > 0 ? tiles.height : undefined }}>
        <canvas
          ref={ref}
          className={styles.canvas}
          role="img"
          aria-label={summary}
          onClick={({ nativeEvent: { offsetX, offsetY } }) => choose(imageAt(offsetX, offsetY, count, tiles))}
          {...pointingAt((x, y) => frame.indices[imageAt(x, y, count, tiles) ?? -1])}
        />
        <PointedTiles indices={frame.indices} tiles={tiles} />
        <ImageButtons {...{ frame, dataset, tiles, selected }} onChoose={choose} />
      </div>
    </div>
  );
}

function rowsOf(
  frame: ReconstructionsFrame,
  dataset: DatasetInfo,
  isCorrupted: boolean,
  note: string,
): readonly Row[] {
  const sheet = (images: Float32Array | undefined) => images && createSheet(images, dataset);
  const input: Row = { name: 'test input', tone: 'muted', sheet: sheet(frame.clean), errors: undefined };
  const corrupted: Row = {
    name: 'corrupted',
    tone: 'muted',
    sheet: sheet(frame.corrupted),
    errors: undefined,
  };
  return [
    input,
    ...(isCorrupted ? [corrupted] : []),
    { name: 'autoencoder', tone: 'accent', sheet: sheet(frame.autoencoder), errors: frame.autoencoderErrors },
    { name: 'PCA', tone: 'pca', sheet: sheet(frame.pca), note, errors: frame.pcaErrors },
  ];
}

/** Rows of what comes back bear their errors, also before those are known, so that nothing moves. */
const hasCaption = ({ tone }: Row) => tone !== 'muted';

function summarise(rows: readonly Row[]): string {
  const means = rows.flatMap(({ name, errors }) =>
    errors
      ? [`${name}: squared error per image, mean of these ${errors.length}: ${formatMeasure(meanOf(errors))}`]
      : [],
  );
  return `Rows of images: ${rows.map(({ name }) => name).join(', ')}. ${means.join('; ')}.`;
}

/** One unit of the code moved at a time, around the code of the image on the stage. Not two units: panels/manifold. */
import { useMemo } from 'react';
import type { CodecId, TraversalsFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { createChoice } from '#store/choice.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatFixed, formatMeasure, unitName } from '../../drawing/format.ts';
import type { Size } from '../../drawing/size.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { layGrid, nextTile, tileAt } from '../../drawing/tileGrid.ts';
import { createSheetRows } from '../../drawing/tileSheet.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { CodecSelect } from '../../explore/CodecSelect.tsx';
import { judgementInWords, stepOf } from '../../explore/codeWords.ts';
import { symbolOf, useSliders } from '../../explore/useSliders.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { paintTraversals } from './paintTraversals.ts';
import { TraversalsHelp } from './TraversalsHelp.tsx';

const TITLE = 'Traversals';
const PLACES = 9;
/** Units that are shown at first. */
const FIRST = 8;
/** Room for a row's name and number. */
const LEFT = 72;
/** Of a row, where all rows do not fit. */
const LEAST_ROW = 36;

const useCodec = createChoice<CodecId>('autoencoder');
/** Whether all units have a row. */
const useWhole = createChoice(false);

const measures = {
  kl: { order: 'by KL', unit: 'nats' },
  variance: { order: 'by variance', unit: '' },
} as const;

export function TraversalsPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const index = useHourglass((state) => state.selectedImage);
  const [codec, setCodec] = useCodec();
  const [isWhole, setWhole] = useWhole();
  const { units = 0 } = useSliders(codec);
  const most = isWhole ? Math.max(FIRST, units) : FIRST;
  useNeeds(useMemo(() => ({ traversals: { codec, index, most, places: PLACES } }), [codec, index, most]));
  const newest = useFrame('traversals');
  const pcaNote = usePcaNote();
  const frame = newest?.codec === codec ? newest : undefined;
  const note =
    codec === 'pca'
      ? pcaNote
      : 'What each unit of the code changes in the image appears here as soon as it is computed.';
  return (
    <Panel
      title={TITLE}
      subtitle={frame && measures[frame.measure].order}
      actions={
        <>
          {units > FIRST && (
            <Button variant="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? `first ${FIRST}` : `all ${units}`}
            </Button>
          )}
          <CodecSelect value={codec} onChange={setCodec} />
          <TraversalsHelp />
        </>
      }
      empty={!(frame && dataset) && note}
    >
      {frame && dataset && <Rows {...{ frame, dataset }} />}
    </Panel>
  );
}

interface RowsProps {
  readonly frame: TraversalsFrame;
  readonly dataset: DatasetInfo;
}

function Rows({ frame, dataset }: RowsProps) {
  const colors = useThemeColors();
  const { set } = useSliders(frame.codec);
  const readable = useMemo(() => readableOf(frame, dataset, colors, set), [frame, dataset, colors, set]);
  const rows = frame.units.length;
  const symbol = symbolOf(frame.codec);
  return (
    <ReadableCanvas
      readable={readable}
      name="Pictures, a row for each unit"
      summary={`${PLACES} pictures for each of ${rows} units, ${measures[frame.measure].order}; the first is ${unitName(symbol, frame.units[0] ?? 0)}.`}
      step={stepOf(frame)}
      rest="One unit moves, the others stay."
      leastHeight={rows > FIRST ? rows * LEAST_ROW : 0}
    />
  );
}

function readableOf(
  frame: TraversalsFrame,
  dataset: DatasetInfo,
  colors: ThemeColors,
  set: (z: Float32Array) => void,
): Readable {
  const { units, values, places, carried, z } = frame;
  const sheets = createSheetRows(frame.images, dataset, places);
  const symbol = symbolOf(frame.codec);
  const { unit: measureUnit } = measures[frame.measure];
  const names = Array.from(
    units,
    (unit, row) => [unitName(symbol, unit), `${formatMeasure(carried[row]!)} ${measureUnit}`.trim()] as const,
  );
  const gridIn = (size: Size) => layGrid(size, { columns: places, rows: units.length, left: LEFT, gap: 3 });
  const unitAt = (index: number) => units[Math.floor(index / places)]!;
  const codeOf = (index: number) => z.with(unitAt(index), values[index]!);
  return {
    count: values.length,
    paint: (context, size, pointed) =>
      paintTraversals(context, { sheets, names, grid: gridIn(size), pointed, colors }),
    indexAt: (x, y, size) => tileAt(x, y, gridIn(size)),
    next: (index, direction) => nextTile(index, direction, { columns: places, rows: units.length }),
    reading: (index) =>
      `${unitName(symbol, unitAt(index))} ${formatFixed(values[index]!, 2)}${judgementInWords(frame.judged, index, dataset.classNames)}`,
    codeOf: (index) => ({ codec: frame.codec, z: codeOf(index) }),
    choice: { does: 'puts its code into the sliders', choose: (index) => set(codeOf(index)) },
  };
}

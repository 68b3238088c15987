/** What the decoder draws over the plane of two code units, as one picture. Not where the images' codes lie. */
import { useMemo } from 'react';
import type { CodecId, ManifoldFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { createChoice } from '#store/choice.ts';
import { getFrame, useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { fittingUnits, type Pair, UnitPair } from '../../charts/scatter/UnitPair.tsx';
import { unitName } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { createSheetRows } from '../../drawing/tileSheet.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { useThrottled } from '../../drawing/useThrottled.ts';
import { CodecSelect } from '../../explore/CodecSelect.tsx';
import { firstUnits } from '../../explore/codes.ts';
import { codeInWords, judgementInWords, meanConfidence, percent, stepOf } from '../../explore/codeWords.ts';
import { useCodeOfPointed } from '../../explore/useCodeOfPointed.ts';
import { symbolOf, useSliders } from '../../explore/useSliders.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ManifoldHelp } from './ManifoldHelp.tsx';
import { cellAt, layManifold, nearestCell, nextCell } from './manifoldGrid.ts';
import { paintManifold } from './paintManifold.ts';
import { type Shading, ShadingSelect } from './ShadingSelect.tsx';

const TITLE = 'Manifold';
const SIDE = 15;
const FOLLOW_MS = 150;

const useCodec = createChoice<CodecId>('autoencoder');
const useShading = createChoice<Shading>('plain');
const useUnits = createChoice<Pair | undefined>(undefined);

export function ManifoldPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const [codec, setCodec] = useCodec();
  const [shading, setShading] = useShading();
  const [chosen, setUnits] = useUnits();
  const { z, units: latentDim } = useSliders(codec);
  // As far as known when the panel opens: another pair later would be another picture.
  const first = useMemo(
    () => firstUnits(codec === 'pca' ? undefined : getFrame('ranges'), latentDim),
    [codec, latentDim],
  );
  const units = useMemo(() => fittingUnits(chosen ?? first, latentDim), [chosen, first, latentDim]);
  const around = useAround(z, units);
  useNeeds(useMemo(() => ({ manifold: { codec, units, side: SIDE, around } }), [codec, units, around]));
  const newest = useFrame('manifold');
  const pcaNote = usePcaNote();
  const frame = newest?.codec === codec ? newest : undefined;
  const note =
    codec === 'pca'
      ? pcaNote
      : 'What the decoder draws over the plane of two units appears here as soon as it is computed.';
  const actions = (
    <>
      {latentDim !== undefined && latentDim > 2 && (
        <UnitPair symbol={symbolOf(codec)} {...{ latentDim }} axes={units} onChange={setUnits} />
      )}
      <CodecSelect value={codec} onChange={setCodec} />
      <ShadingSelect value={shading} onChange={setShading} isJudged={newest?.judged !== undefined} />
      <ManifoldHelp />
    </>
  );
  return (
    <Panel title={TITLE} actions={actions} empty={!(frame && dataset) && note}>
      {frame && dataset && <Picture {...{ frame, dataset }} isFaded={shading === 'holes'} />}
    </Panel>
  );
}

/** The code of the sliders with the two units that the picture runs over at zero: it stays the same while only those move. */
function useAround(z: Float32Array | undefined, [across, up]: Pair): readonly number[] {
  const others = z?.map((value, unit) => (unit === across || unit === up ? 0 : value));
  const key = useThrottled(others?.join(' ') ?? '', FOLLOW_MS);
  return useMemo(() => (key === '' ? [] : key.split(' ').map(Number)), [key]);
}

interface PictureProps {
  readonly frame: ManifoldFrame;
  readonly dataset: DatasetInfo;
  readonly isFaded: boolean;
}

function Picture({ frame, dataset, isFaded }: PictureProps) {
  const colors = useThemeColors();
  const { z, set } = useSliders(frame.codec);
  const sheets = useMemo(() => createSheetRows(frame.images, dataset, frame.columns), [frame, dataset]);
  const pointedCode = useCodeOfPointed(frame.codec);
  const [here, linked] = useMemo(
    () => [z, pointedCode].map((code) => code && nearestCell(frame, frame.columns * frame.rows, code)),
    [frame, z, pointedCode],
  );
  const readable = useMemo(
    () => readableOf({ frame, dataset, sheets, here, linked, isFaded, colors, set }),
    [frame, dataset, sheets, here, linked, isFaded, colors, set],
  );
  const where = frame.isGaussian ? 'quantiles of N(0, 1)' : 'evenly over the data';
  const judged = frame.judged ? ` Mean confidence ${percent(meanConfidence(frame.judged))}.` : '';
  return (
    <ReadableCanvas
      readable={readable}
      name="Pictures over two units"
      summary={`${extentOf(frame)}: ${where}.${judged}`}
      step={stepOf(frame)}
      rest={`Places: ${where}.${judged}`}
    />
  );
}

/** Such as "15 by 15 pictures over z₁ and z₂". */
function extentOf({ columns, rows, units, codec }: ManifoldFrame): string {
  const [across, up] = units.map((unit) => unitName(symbolOf(codec), unit));
  return rows === 1
    ? `${columns} pictures over ${across}`
    : `${columns} by ${rows} pictures over ${across} and ${up}`;
}

interface Shown extends PictureProps {
  readonly sheets: ReturnType<typeof createSheetRows>;
  readonly here: number | undefined;
  /** Nearest to the code of the image that is pointed at elsewhere. */
  readonly linked: number | undefined;
  readonly colors: ThemeColors;
  readonly set: (z: Float32Array) => void;
}

function readableOf({ frame, dataset, sheets, here, linked, isFaded, colors, set }: Shown): Readable {
  const symbol = symbolOf(frame.codec);
  const count = frame.columns * frame.rows;
  const latentDim = frame.codes.length / count;
  const codeOf = (index: number) => frame.codes.slice(index * latentDim, (index + 1) * latentDim);
  return {
    count,
    paint: (context, size, pointed) =>
      paintManifold(context, {
        ...{ frame, sheets, symbol, isFaded, here, colors },
        pointed: pointed ?? linked,
        grid: layManifold(size, frame, dataset),
      }),
    indexAt: (x, y, size) => cellAt(x, y, layManifold(size, frame, dataset)),
    next: (index, direction) => nextCell(index, direction, frame),
    reading: (index) =>
      codeInWords(codeOf(index), symbol) + judgementInWords(frame.judged, index, dataset.classNames),
    codeOf: (index) => ({ codec: frame.codec, z: codeOf(index) }),
    choice: { does: 'puts its code into the sliders', choose: (index) => set(codeOf(index)) },
  };
}

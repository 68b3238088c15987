/** What lies between the image on the stage and another one: through the code, through PCA's, and through the pixels. */
import { useMemo } from 'react';
import type { InterpolationFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { createChoice } from '#store/choice.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import type { PointedCode } from '#store/pointed.ts';
import { useHourglass } from '#store/store.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import type { Size } from '../../drawing/size.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { nextTile, tileAt } from '../../drawing/tileGrid.ts';
import { createSheet } from '../../drawing/tileSheet.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { judgementInWords, meanConfidence, percent } from '../../explore/codeWords.ts';
import { Panel } from '../../ui/Panel.tsx';
import { EndPicker } from './EndPicker.tsx';
import { InterpolationHelp } from './InterpolationHelp.tsx';
import styles from './InterpolationPanel.module.css';
import { JudgeBar } from './JudgeBar.tsx';
import { type ChosenEnd, endOf } from './otherImage.ts';
import { paintStrips } from './paintStrips.ts';
import { layStrips, leastHeight, stripsOf } from './strips.ts';

const TITLE = 'Interpolation';
const PLACES = 11;
const useEnd = createChoice<ChosenEnd | undefined>(undefined);

export function InterpolationPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const from = useHourglass((state) => state.selectedImage);
  const [chosen, setChosen] = useEnd();
  const to = useMemo(() => dataset && endOf(dataset, chosen, from), [dataset, chosen, from]);
  useNeeds(
    useMemo(() => (to === undefined ? {} : { interpolation: { from, to, places: PLACES } }), [from, to]),
  );
  const frame = useFrame('interpolation');
  if (!dataset || to === undefined || !frame) {
    return (
      <Panel
        title={TITLE}
        empty="What lies between two images, in the code and in the pixels, appears here as soon as it is computed."
      />
    );
  }
  const choose = (index: number) => setChosen({ dataset: dataset.id, index });
  const actions = (
    <>
      <EndPicker {...{ dataset }} index={to} onChoose={choose} />
      <InterpolationHelp />
    </>
  );
  return (
    <Panel title={TITLE} subtitle="from the image on the stage" actions={actions}>
      <div className={styles.contents}>
        <div className={styles.strips}>
          <Strips {...{ frame, dataset }} />
        </div>
        <JudgeBar dataset={dataset} judged={frame.straight.judged} />
      </div>
    </Panel>
  );
}

interface StripsProps {
  readonly frame: InterpolationFrame;
  readonly dataset: DatasetInfo;
}

function Strips({ frame, dataset }: StripsProps) {
  const colors = useThemeColors();
  const note = usePcaNote();
  const readable = useMemo(() => readableOf(frame, dataset, note, colors), [frame, dataset, note, colors]);
  const ends = [frame.from, frame.to].map((index) => dataset.classNames[dataset.labels[index] ?? 0]);
  const isJudged = frame.straight.judged !== undefined;
  const means = stripsOf(frame).flatMap(({ name, pictures }) =>
    pictures?.judged ? [`${name} ${percent(meanConfidence(pictures.judged))}`] : [],
  );
  const judged = isJudged ? ` Mean confidence of the classifier: ${means.join('; ')}.` : '';
  return (
    <ReadableCanvas
      readable={readable}
      name="Strips of pictures"
      summary={`From ${ends[0]} to ${ends[1]} in ${PLACES} pictures a strip: ${stripsOf(frame)
        .map(({ name }) => name)
        .join('; ')}.${judged}`}
      step={frame.step}
      rest={`From ${ends[0]} to ${ends[1]}; both ends are reconstructions.`}
      leastHeight={leastHeight(stripsOf(frame).length, isJudged)}
    />
  );
}

function readableOf(
  frame: InterpolationFrame,
  dataset: DatasetInfo,
  note: string,
  colors: ThemeColors,
): Readable {
  const strips = stripsOf(frame);
  const sheets = strips.map(({ pictures }) => pictures && createSheet(pictures.images, dataset));
  const { classNames } = dataset;
  const isJudged = frame.straight.judged !== undefined;
  const gridIn = (size: Size) => layStrips(size, strips.length, frame.places, isJudged);
  const stripAt = (index: number) => strips[Math.floor(index / frame.places)]!;
  const codeOf = (index: number): PointedCode | undefined => {
    const { codec, pictures } = stripAt(index);
    if (!codec || !pictures?.codes) return undefined;
    const latentDim = pictures.codes.length / frame.places;
    const start = (index % frame.places) * latentDim;
    return { codec, z: pictures.codes.slice(start, start + latentDim) };
  };
  return {
    count: strips.length * frame.places,
    paint: (context, size, pointed) =>
      paintStrips(context, { strips, sheets, note, classNames, pointed, colors, grid: gridIn(size) }),
    indexAt: (x, y, size) => tileAt(x, y, gridIn(size)),
    next: (index, direction) => nextTile(index, direction, { columns: frame.places, rows: strips.length }),
    reading(index) {
      const { name, pictures } = stripAt(index);
      const place = index % frame.places;
      const share = percent(place / (frame.places - 1));
      return `${name}, ${share} of the way${judgementInWords(pictures?.judged, place, classNames)}`;
    },
    codeOf,
    choice: { does: 'puts its code into the sliders', choose: (index) => putIntoSliders(codeOf(index)) },
  };
}

function putIntoSliders(code: PointedCode | undefined): void {
  const { setZ, setPcaZ } = useHourglass.getState();
  if (code?.codec === 'pca') setPcaZ(code.z);
  else if (code) setZ(code.z);
}

/** What the decoder draws of codes that no image has given. Not reconstructions. */
import { useMemo } from 'react';
import type { CodecId, PriorSamplesFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { createChoice } from '#store/choice.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { nextTile, tileAt } from '../../drawing/tileGrid.ts';
import { createSheet } from '../../drawing/tileSheet.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { CodecSelect } from '../../explore/CodecSelect.tsx';
import { codeInWords, judgementInWords, meanConfidence, percent, stepOf } from '../../explore/codeWords.ts';
import { symbolOf, useSliders } from '../../explore/useSliders.ts';
import { Button } from '../../ui/Button.tsx';
import { Help } from '../../ui/Help.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PointSamples } from './PointSamples.tsx';
import { paintSamples, samplesGrid } from './paintSamples.ts';

const TITLE = 'Samples';
/** Pictures, and points. */
const COUNT = 40;
const POINTS = 400;

const useCodec = createChoice<CodecId>('autoencoder');
/** Which draw is shown, from 0. */
const useDraw = createChoice(0);

const sources: Readonly<Record<PriorSamplesFrame['source'], string>> = {
  gaussian: 'drawn from the prior N(0, 1)',
  own: 'drawn from the prior that the code has',
  fitted: 'no prior: drawn from a Gaussian fitted to the codes',
};

/** The same where there is little room. */
const shortSources: typeof sources = {
  gaussian: 'prior N(0, 1)',
  own: 'the code’s own prior',
  fitted: 'no prior: fitted Gaussian',
};

export function PriorSamplesPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const [codec, setCodec] = useCodec();
  const [draw, setDraw] = useDraw();
  const count = dataset?.items.kind === 'point' ? POINTS : COUNT;
  useNeeds(useMemo(() => ({ priorSamples: { codec, draw, count } }), [codec, draw, count]));
  const newest = useFrame('priorSamples');
  const pcaNote = usePcaNote();
  const frame = newest?.codec === codec ? newest : undefined;
  const note =
    codec === 'pca' ? pcaNote : 'What the decoder draws by itself appears here as soon as it is computed.';
  return (
    <Panel
      title={TITLE}
      subtitle={frame && shortSources[frame.source]}
      actions={
        <>
          <Button variant="quiet" disabled={!frame} onClick={() => setDraw(draw + 1)}>
            draw again
            <Icon name="shuffle" />
          </Button>
          <CodecSelect value={codec} onChange={setCodec} />
          <SamplesHelp />
        </>
      }
      empty={!(frame && dataset) && note}
    >
      {frame && dataset && <Samples {...{ frame, dataset }} />}
    </Panel>
  );
}

function Samples({ frame, dataset }: SamplesProps) {
  const { items } = dataset;
  if (items.kind !== 'point') return <Pictures {...{ frame, dataset }} />;
  return (
    <PointSamples {...{ frame, plane: items.plane, cloud: items.cloud }} source={sources[frame.source]} />
  );
}

interface SamplesProps {
  readonly frame: PriorSamplesFrame;
  readonly dataset: DatasetInfo;
}

function Pictures({ frame, dataset }: SamplesProps) {
  const colors = useThemeColors();
  const { set } = useSliders(frame.codec);
  const readable = useMemo(() => readableOf(frame, dataset, colors, set), [frame, dataset, colors, set]);
  const judged = frame.judged ? ` Mean confidence ${percent(meanConfidence(frame.judged))}.` : '';
  return (
    <ReadableCanvas
      readable={readable}
      name="Pictures of drawn codes"
      summary={`${COUNT} pictures, ${sources[frame.source]}.${judged}`}
      step={stepOf(frame)}
      rest={`The same ${COUNT} draws at every step.${judged}`}
    />
  );
}

function readableOf(
  frame: PriorSamplesFrame,
  dataset: DatasetInfo,
  colors: ThemeColors,
  set: (z: Float32Array) => void,
): Readable {
  const sheet = createSheet(frame.images, dataset);
  const latentDim = frame.codes.length / COUNT;
  const codeOf = (index: number) => frame.codes.slice(index * latentDim, (index + 1) * latentDim);
  return {
    count: COUNT,
    paint(context, size, pointed) {
      if (sheet)
        paintSamples(context, { sheet, count: COUNT, grid: samplesGrid(size, COUNT), pointed, colors });
    },
    indexAt: (x, y, size) => tileAt(x, y, samplesGrid(size, COUNT)),
    next: (index, direction, size) => nextTile(index, direction, samplesGrid(size, COUNT)),
    reading: (index) =>
      codeInWords(codeOf(index), symbolOf(frame.codec)) +
      judgementInWords(frame.judged, index, dataset.classNames),
    codeOf: (index) => ({ codec: frame.codec, z: codeOf(index) }),
    choice: { does: 'puts its code into the sliders', choose: (index) => set(codeOf(index)) },
  };
}

function SamplesHelp() {
  return (
    <Help term="Samples">
      <p>
        Codes that no image has given, decoded. A variational autoencoder is trained so that codes from its
        prior give likely images.
      </p>
      <p>
        A plain code has no prior. Its samples come from a normal distribution with the mean and the
        covariance of the codes of test images: some fall into holes where the decoder has never been, and
        show nothing in particular. PCA’s are drawn in the same way.
      </p>
      <p>The draws stay the same while the network learns; Draw again takes others.</p>
    </Help>
  );
}

/** A linear autoencoder against PCA: the space that it spans and its own axes. Not for networks with hidden layers. */
import { useMemo } from 'react';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { LinearTruthFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatFixed, formatMeasure, unitName } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { Panel } from '../../ui/Panel.tsx';
import { LinearTruthHelp } from './LinearTruthHelp.tsx';
import { componentAt, paintTruth } from './paintTruth.ts';
import { type ComponentTruth, truthOf } from './truth.ts';

const TITLE = 'Linear truth';
const needs = { linearTruth: true } as const;

export function LinearTruthPanel() {
  useNeeds(needs);
  const frame = useFrame('linearTruth');
  const note = usePcaNote();
  if (!frame) return <Panel title={TITLE} empty={note} />;
  return (
    <Panel title={TITLE} actions={<LinearTruthHelp />}>
      <Truth frame={frame} />
    </Panel>
  );
}

function Truth({ frame }: { readonly frame: LinearTruthFrame }) {
  const decay = useHourglass(({ spec }) => decayOf(spec));
  const colors = useThemeColors();
  const truth = useMemo(() => truthOf(frame, decay), [frame, decay]);
  const readable = useMemo(() => readableOf(truth, colors), [truth, colors]);
  const alignment = truth.reduce((sum, component) => sum + component.alignment, 0) / truth.length;
  const figures = [
    { name: 'largest angle', value: `${formatMeasure(Math.max(...truth.map(({ angle }) => angle)))}°` },
    { name: 'mean |⟨uᵢ, pcᵢ⟩|', value: formatFixed(alignment, 3) },
    { name: '‖D − Eᵀ‖ / ‖D‖', value: formatFixed(frame.asymmetry, 3) },
  ];
  return (
    <Figures figures={figures}>
      <ReadableCanvas
        readable={readable}
        name="Components"
        summary={`The linear autoencoder against PCA with ${truth.length} components: ${figures.map(({ name, value }) => `${name} ${value}`).join(', ')}.`}
        rest={
          decay > 0
            ? 'With weight decay the axes should become the components.'
            : 'Without weight decay the axes stay where they happen to be.'
        }
      />
    </Figures>
  );
}

const decayOf = ({ regularizers }: ExperimentSpec): number =>
  regularizers.find((chosen) => chosen.id === 'weightDecay')?.params.lambda ?? 0;

function readableOf(truth: readonly ComponentTruth[], colors: ThemeColors): Readable {
  return {
    count: truth.length,
    paint: (context, size, pointed) => paintTruth(context, size, truth, pointed, colors),
    indexAt: (x, _, size) => componentAt(x, size, truth.length),
    reading(i) {
      const { alignment, angle, variance, varianceByWeights } = truth[i]!;
      const byWeights =
        varianceByWeights === undefined ? '' : `, by the weights ${formatMeasure(varianceByWeights)}`;
      return `${unitName('PC', i)}: alignment ${formatFixed(alignment, 3)}, angle ${formatMeasure(angle)}°, variance ${formatMeasure(variance)}${byWeights}`;
    },
  };
}

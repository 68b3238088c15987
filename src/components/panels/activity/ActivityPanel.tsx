/** How active the units of a layer are over many images, against what was asked for. Not one image: panels/activations. */
import { useMemo, useState } from 'react';
import type { ActivityFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount, formatFixed, formatMeasure } from '../../drawing/format.ts';
import { layerTitle } from '../../drawing/layerTitle.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { useAwaitedNote } from '../../drawing/useAwaitedNote.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { ActivityHelp } from './ActivityHelp.tsx';
import { edgesOf, type Histogram, histogramOf } from './histogram.ts';
import { binAt, paintHistogram } from './paintHistogram.ts';
import { targetOf } from './target.ts';

const TITLE = 'Activity of units';
/** A histogram of fewer says little. */
const FEW_UNITS = 8;
const needs = { activity: true } as const;

export function ActivityPanel() {
  useNeeds(needs);
  const note = useAwaitedNote('How many units are how active over 500 test images');
  const frame = useFrame('activity');
  const [chosen, setChosen] = useState<string>();
  const target = useTargets(frame);
  const layer =
    frame?.layers.find(({ name }) => name === chosen) ??
    frame?.layers.findLast(({ name }) => target(name)) ??
    frame?.layers.findLast(({ name, means }) => !name.startsWith('decoder') && means.length >= FEW_UNITS) ??
    frame?.layers[0];
  if (!frame || !layer) {
    return <Panel title={TITLE} empty={note} />;
  }
  const options = frame.layers.map(({ name }) => ({ value: name, label: layerTitle(name) }));
  return (
    <Panel
      title={TITLE}
      actions={
        <>
          <Select
            label="Layer"
            hideLabel
            layout="row"
            value={layer.name}
            options={options}
            onChange={setChosen}
          />
          <ActivityHelp />
        </>
      }
    >
      <LayerActivity layer={layer} images={frame.images} step={frame.step} target={target(layer.name)} />
    </Panel>
  );
}

/** What the experiment asks a layer for. */
function useTargets(frame: ActivityFrame | undefined) {
  const spec = useHourglass((state) => state.spec);
  const names = frame?.layers.map(({ name }) => name) ?? [];
  const penalised = names.slice(0, names.indexOf('code') + 1);
  return (name: string) => targetOf(spec, penalised, name);
}

interface LayerActivityProps {
  readonly layer: ActivityFrame['layers'][number];
  readonly images: number;
  readonly step: number;
  readonly target: ReturnType<typeof targetOf>;
}

function LayerActivity({ layer, images, step, target }: LayerActivityProps) {
  const { means, activeShare, hoyer } = layer;
  const colors = useThemeColors();
  const rho = target?.rho;
  const mean = useMemo(() => means.reduce((sum, value) => sum + value, 0) / means.length, [means]);
  const histogram = useMemo(() => histogramOf(means, rho === undefined ? [] : [rho]), [means, rho]);
  const readable = useMemo(() => readableOf(histogram, mean, rho, colors), [histogram, mean, rho, colors]);
  const figures = [
    { name: 'mean ρ̂', value: formatMeasure(mean) },
    ...(rho === undefined ? [] : [{ name: 'target ρ', value: String(rho) }]),
    { name: 'active (L0)', value: `${formatFixed(100 * activeShare, 1)} %` },
    { name: 'Hoyer', value: Number.isNaN(hoyer) ? '—' : formatFixed(hoyer, 2) },
  ];
  const words = figures.map(({ name, value }) => `${name} ${value}`).join(', ');
  return (
    <Figures figures={figures}>
      <ReadableCanvas
        readable={readable}
        name="Units by mean activity"
        summary={`${layerTitle(layer.name)}: ${formatCount(means.length)} units by their mean activity. ${words}.`}
        step={step}
        rest={`${formatCount(images)} test images${target?.average === 'image' ? '; the penalty averages over the units of each' : ', without corruption'}.`}
      />
    </Figures>
  );
}

function readableOf(
  histogram: Histogram,
  mean: number,
  rho: number | undefined,
  colors: ThemeColors,
): Readable {
  const { counts, domain } = histogram;
  return {
    count: counts.length,
    paint: (context, size, pointed) =>
      paintHistogram(context, size, { histogram, mean, rho, pointed, colors }),
    indexAt: (x, _, size) => binAt(x, size, histogram),
    reading(bin) {
      const [low, high] = edgesOf(bin, domain);
      return `${formatCount(counts[bin]!)} units between ${formatMeasure(low)} and ${formatMeasure(high)}`;
    },
  };
}

/** Which pixels a concrete selector looks at, and how warm it still is. Not the reconstruction from them. */
import { useMemo } from 'react';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatFixed, formatMeasure } from '../../drawing/format.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { paintSelection, pixelAt } from './paintSelection.ts';
import { type Selection, selectionOf } from './selection.ts';

const TITLE = 'Selected pixels';
const needs = { codeReadings: true } as const;

interface Grid {
  readonly width: number;
  readonly height: number;
}

export function SelectedPixelsPanel() {
  useNeeds(needs);
  const frame = useFrame('codeReadings');
  const image = useFrame('stage')?.clean;
  const width = useHourglass((state) => state.dataset?.width ?? 0);
  const height = useHourglass((state) => state.dataset?.height ?? 0);
  const colors = useThemeColors();
  const grid = useMemo(() => ({ width, height }), [width, height]);
  const selection = useMemo(() => frame && selectionOf(frame, width * height), [frame, width, height]);
  const readable = useMemo(
    () => selection && readableOf(selection, grid, image, colors),
    [selection, grid, image, colors],
  );
  if (!selection || !readable) {
    return (
      <Panel
        title={TITLE}
        empty="The pixels that the code looks at appear here as soon as they are computed."
      />
    );
  }
  const figures = [
    { name: 'temperature T', value: formatMeasure(selection.temperature) },
    { name: 'different pixels', value: `${selection.choosers.size} of ${selection.units}` },
    { name: 'certainty', value: `${formatFixed(100 * selection.confidence, 1)} %` },
  ];
  return (
    <Panel title={TITLE} actions={<SelectionHelp />}>
      <Figures figures={figures}>
        <ReadableCanvas
          readable={readable}
          name="Pixels"
          summary={`${selection.units} units look at ${selection.choosers.size} different pixels, sure to ${formatFixed(100 * selection.confidence, 1)} % on average, at temperature ${formatMeasure(selection.temperature)}.`}
          rest="Framed pixels are chosen; point to see by which unit."
        />
      </Figures>
    </Panel>
  );
}

function readableOf(
  selection: Selection,
  grid: Grid,
  image: Float32Array | undefined,
  colors: ThemeColors,
): Readable {
  const steps = { left: -1, right: 1, up: -grid.width, down: grid.width } as const;
  const shown = image?.length === selection.weight.length ? image : undefined;
  return {
    count: selection.weight.length,
    paint: (context, size, pointed) =>
      paintSelection(context, size, { selection, grid, image: shown, pointed, colors }),
    indexAt: (x, y, size) => pixelAt(x, y, size, grid),
    next: (pixel, direction) => pixel + steps[direction],
    reading(pixel) {
      const place = `Row ${Math.floor(pixel / grid.width) + 1}, column ${(pixel % grid.width) + 1}`;
      const units = selection.choosers.get(pixel)?.map((unit) => unit + 1);
      const choice = units ? `chosen by unit ${units.join(', ')}` : 'not chosen';
      return `${place}: ${choice}, mean probability ${formatFixed(100 * selection.weight[pixel]!, 2)} %`;
    },
  };
}

function SelectionHelp() {
  return (
    <Help term="Selected pixels">
      <p>
        Each unit of the code learns to be one pixel. Left: how probable each pixel is, over all units,
        brighter for likelier; framed are those that are chosen now. Right: the image on the stage with
        nothing but those.
      </p>
      <p>
        While the temperature is high, units look at many pixels at once; as it falls, each settles on one.
        Certainty is the probability of a unit’s own choice, on average. Two units may choose the same pixel:
        then there are fewer different ones than units.
      </p>
    </Help>
  );
}

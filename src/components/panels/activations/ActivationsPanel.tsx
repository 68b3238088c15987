/** What every layer makes of the image on the stage, unit by unit. Not a mean over images: panels/activity. */
import { useMemo } from 'react';
import type { StageFrame } from '#protocol/frames.ts';
import type { NetworkInfo } from '#protocol/state.ts';
import { useFrame } from '#store/frames.ts';
import { useHourglass } from '#store/store.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount, formatFixed, formatMeasure } from '../../drawing/format.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { layerTitle } from '../../drawing/layerTitle.ts';
import { type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { arrange, indexAt, type LayerValues, leastHeightOf, nextIndex, placeOf } from './arrange.ts';
import { paintLayers } from './paintLayers.ts';

export function ActivationsPanel() {
  const { one } = itemNames(useHourglass((state) => state.dataset));
  const title = `Activations of the ${one}`;
  // The stage above always asks for it.
  const frame = useFrame('stage');
  const network = useHourglass((state) => state.network);
  const colors = useThemeColors();
  const layers = useMemo(() => frame && network && layersOf(frame, network), [frame, network]);
  const readable = useMemo(() => layers && readableOf(layers, colors), [layers, colors]);
  if (!layers || !readable) {
    return (
      <Panel
        title={title}
        empty={`What every layer makes of the ${one} appears here as soon as it is computed.`}
      />
    );
  }
  return (
    <Panel title={title} subtitle="on the stage" actions={<ActivationsHelp />}>
      <ReadableCanvas
        readable={readable}
        name="Activations"
        summary={summarise(layers)}
        rest="Each layer is scaled to its strongest unit. Point to read a value."
        leastHeight={leastHeightOf(layers.length)}
      />
    </Panel>
  );
}

/** Hidden layers and the code, in the order of the flow. */
function layersOf(frame: StageFrame, network: NetworkInfo): readonly LayerValues[] {
  const named = (side: 'encoder' | 'decoder') =>
    frame[side].map((values, i): LayerValues => {
      const grid = network[side][i]?.grid;
      const isFitting = grid && grid.width * grid.height * grid.channels === values.length;
      return { title: layerTitle(`${side}.${i}`), values, ...(isFitting && { grid }) };
    });
  return [...named('encoder'), { title: 'code z', values: frame.z }, ...named('decoder')];
}

function readableOf(layers: readonly LayerValues[], colors: ThemeColors): Readable {
  return {
    count: layers.reduce((sum, { values }) => sum + values.length, 0),
    paint(context, size, pointed) {
      const place = pointed === undefined ? undefined : placeOf(layers, pointed);
      paintLayers(context, { layers, boxes: arrange(layers, size), colors, pointed: place });
    },
    indexAt: (x, y, size) => indexAt(arrange(layers, size), layers, x, y),
    next: (index, direction) => nextIndex(layers, index, direction),
    reading(index) {
      const { layer, unit } = placeOf(layers, index);
      const { title, values, grid } = layers[layer]!;
      const value = formatFixed(values[unit]!, 4);
      if (!grid) return `${title}, unit ${formatCount(unit + 1)} of ${formatCount(values.length)}: ${value}`;
      const place = Math.floor(unit / grid.channels);
      const [row, column] = [Math.floor(place / grid.width) + 1, (place % grid.width) + 1];
      return `${title}, map ${(unit % grid.channels) + 1} of ${grid.channels}, row ${row}, column ${column}: ${value}`;
    },
  };
}

function summarise(layers: readonly LayerValues[]): string {
  const parts = layers.map(({ title, values }) => {
    const strongest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const active = values.reduce((count, value) => count + Number(Math.abs(value) > 1e-3), 0);
    return `${title}: ${formatCount(active)} of ${formatCount(values.length)} units active, strongest ${formatMeasure(strongest)}`;
  });
  return `Activations. ${parts.join('; ')}.`;
}

function ActivationsHelp() {
  return (
    <Help term="Activations">
      <p>
        Every cell is one unit, in the order in which the layer has them, with its output for the image on the
        stage. Wide layers are cells, narrow ones are bars, convolutional ones are a small image for each of
        their maps.
      </p>
      <p>
        Layers that can only be positive run from empty to sand; the others from blue (negative) to orange
        (positive). If a layer stays empty for every image, its units have died.
      </p>
    </Help>
  );
}

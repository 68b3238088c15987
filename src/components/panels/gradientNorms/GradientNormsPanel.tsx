/** How strongly the objective pulls at each layer, over time. Not the gradients themselves. */
import { useMemo } from 'react';
import type { GradientNormsFrame } from '#protocol/frames.ts';
import { useGradientHistory } from '#store/gradientHistory.ts';
import { useNeeds } from '#store/needs.ts';
import { type Readable, ReadableCanvas } from '../../charts/readable/ReadableCanvas.tsx';
import { formatCount, formatMeasure } from '../../drawing/format.ts';
import { layerTitle } from '../../drawing/layerTitle.ts';
import { css, type ThemeColors, useThemeColors } from '../../drawing/themeColors.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import styles from './GradientNormsPanel.module.css';
import { colorOfLayer, measurementAt, paintNorms } from './paintNorms.ts';

const TITLE = 'Gradient of each layer';
const needs = { gradientNorms: true } as const;

export function GradientNormsPanel() {
  useNeeds(needs);
  const history = useGradientHistory();
  const colors = useThemeColors();
  const readable = useMemo(() => readableOf(history, colors), [history, colors]);
  const newest = history.at(-1);
  if (!newest) {
    return (
      <Panel
        title={TITLE}
        empty="How strongly training pulls at each layer is measured from now on and appears here."
      />
    );
  }
  return (
    <Panel title={TITLE} subtitle="‖∂L/∂θ‖ over time" actions={<GradientHelp />}>
      <ReadableCanvas
        readable={readable}
        name="Gradient norms over time"
        summary={summarise(history)}
        rest={`Step ${formatCount(newest.step)}. One fixed batch of 128 training images.`}
        aside={<Layers newest={newest} colors={colors} />}
      />
    </Panel>
  );
}

interface LayersProps {
  readonly newest: GradientNormsFrame;
  readonly colors: ThemeColors;
}

function Layers({ newest, colors }: LayersProps) {
  return (
    <ul className={styles.layers}>
      {newest.layers.map((name, layer) => (
        <li key={name}>
          <i style={{ background: css(colorOfLayer(layer, colors)) }} />
          <span>{layerTitle(name)}</span>
          <b>{formatMeasure(newest.norms[layer]!)}</b>
        </li>
      ))}
    </ul>
  );
}

function readableOf(history: readonly GradientNormsFrame[], colors: ThemeColors): Readable {
  return {
    count: history.length,
    paint: (context, size, pointed) => paintNorms(context, size, history, pointed, colors),
    indexAt: (x, _, size) => measurementAt(x, size, history),
    reading: (index) => readingOf(history[index]!),
  };
}

const readingOf = ({ step, layers, norms }: GradientNormsFrame): string =>
  `Step ${formatCount(step)}: ${layers.map((name, i) => `${layerTitle(name)} ${formatMeasure(norms[i]!)}`).join(', ')}`;

function summarise(history: readonly GradientNormsFrame[]): string {
  const newest = history.at(-1);
  if (!newest) return 'Nothing measured yet.';
  const from = formatCount(history[0]!.step);
  return `Norm of the gradient of each layer, measured ${formatCount(history.length)} times since step ${from}. ${readingOf(newest)}.`;
}

function GradientHelp() {
  return (
    <Help term="Gradient of each layer">
      <p>
        The length of the objective's gradient with respect to all weights of a layer, on always the same 128
        training images, with the same noise: so what changes is the network. Measured while this panel is in
        sight; a line is dashed where it was not.
      </p>
      <p>
        Lines that run together are healthy. A layer far below the others hardly learns (vanishing gradient);
        one that shoots up makes training unstable: lower the learning rate.
      </p>
    </Help>
  );
}

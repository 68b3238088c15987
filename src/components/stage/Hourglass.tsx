/**
 * The network as an hourglass with live activations, and the handles that edit it.
 * Not the images at its ends: Stage.tsx.
 */
import { useCallback, useMemo } from 'react';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { RangesFrame, StageFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useHourglass } from '#store/store.ts';
import { formatFixed } from '../drawing/format.ts';
import { itemNames } from '../drawing/items/itemNames.ts';
import { useThemeColors } from '../drawing/themeColors.ts';
import { type Paint, useCanvas } from '../drawing/useCanvas.ts';
import { useThrottled } from '../drawing/useThrottled.ts';
import { AddLayer } from './AddLayer.tsx';
import {
  canInsert,
  insertLayer,
  maxCodeSize,
  maxUnits,
  removeLayer,
  roundUnits,
  setCodeSize,
  setWidth,
  stepUnits,
  widthsOf,
} from './editNetwork.ts';
import styles from './Hourglass.module.css';
import { LayerHandle } from './LayerHandle.tsx';
import { LayerSettings } from './LayerSettings.tsx';
import { type Layout, layOut, leastWidth, type Node, type Shape, unitsOf } from './layout.ts';
import { paintHourglass } from './paintHourglass.ts';
import { type Draft, useDraft } from './useDraft.ts';

const DEFAULT_PIXELS = 784;

export function Hourglass() {
  const spec = useHourglass((state) => state.spec);
  const setSpec = useHourglass((state) => state.setSpec);
  const dataset = useHourglass((state) => state.dataset);
  const draft = useDraft<ExperimentSpec>(setSpec);
  const frame = useFrame('stage');
  const shown = draft.value ?? spec;
  const pixels = dataset ? dataset.width * dataset.height : DEFAULT_PIXELS;
  const shape = useMemo(
    () => ({ widths: widthsOf(shown), codeSize: shown.code.params.size, pixels }),
    [shown, pixels],
  );
  const { ref, size } = useHourglassCanvas(shape, frame);
  const layout = useMemo(() => layOut(shape, size), [shape, size]);
  const { one } = itemNames(dataset);
  const summary = useThrottled(summarise(shape, frame, one), 2000);
  return (
    <div className={styles.scroller}>
      <div className={styles.hourglass} style={{ minWidth: leastWidth(shape.widths.length) }}>
        <canvas ref={ref} className={styles.canvas} role="img" aria-label={summary} />
        <Headings layout={layout} />
        {layout.nodes.map((node) => (
          <Handle
            key={`${node.side} ${node.layer}`}
            {...{ node, layout, draft }}
            spec={shown}
            onSpec={setSpec}
          />
        ))}
        {canInsert(shown) &&
          layout.gaps.map((gap) => (
            <AddLayer
              key={`${gap.side} ${gap.position}`}
              {...{ gap, layout }}
              onAdd={() => setSpec(insertLayer(shown, gap.position, pixels))}
            />
          ))}
      </div>
    </div>
  );
}

function useHourglassCanvas(shape: Shape, frame: StageFrame | undefined) {
  const colors = useThemeColors();
  const ranges = useFrame('ranges');
  const codeScale = useMemo(() => ranges && largestOf(ranges), [ranges]);
  const paint = useCallback<Paint>(
    (context, size) =>
      paintHourglass(context, size, { layout: layOut(shape, size), frame, codeScale, colors }),
    [shape, frame, codeScale, colors],
  );
  return useCanvas(paint);
}

function largestOf({ low, high }: RangesFrame): Float32Array {
  return low.map((value, unit) => Math.max(Math.abs(value), Math.abs(high[unit] ?? 0)));
}

interface HandleProps {
  readonly node: Node;
  readonly layout: Layout;
  /** As it is shown. */
  readonly spec: ExperimentSpec;
  readonly draft: Draft<ExperimentSpec>;
  readonly onSpec: (spec: ExperimentSpec) => void;
}

function Handle({ node, layout, spec, draft, onSpec }: HandleProps) {
  const isCode = node.side === 'code';
  const withUnits = (units: number) =>
    isCode ? setCodeSize(spec, units) : setWidth(spec, node.layer, units);
  const onStep = (direction: 1 | -1) => draft.propose(withUnits(stepUnits(node.units, direction)));
  const onRemove = isCode ? {} : { onRemove: () => onSpec(removeLayer(spec, node.layer)) };
  return (
    <LayerHandle
      {...{ node, layout, onStep, ...onRemove }}
      name={nameOf(node)}
      onPull={(height) => draft.hold(withUnits(roundUnits(unitsOf(height, layout))))}
      onRelease={draft.commit}
    >
      <LayerSettings
        {...{ onStep, ...onRemove }}
        units={node.units}
        most={isCode ? maxCodeSize : maxUnits}
        note={noteOf(node)}
        onUnits={(units) => onSpec(withUnits(units))}
      />
    </LayerHandle>
  );
}

function nameOf({ side, layer }: Node): string {
  if (side === 'code') return 'Code';
  return side === 'encoder' ? `Encoder layer ${layer + 1}` : `Decoder twin of layer ${layer + 1}`;
}

function noteOf({ side }: Node): string {
  if (side === 'code') return 'PCA is shown with the same number of components. Restarts the run.';
  const other = side === 'encoder' ? 'decoder' : 'encoder';
  return `The ${other} mirrors it. Restarts the run.`;
}

function Headings({ layout }: { readonly layout: Layout }) {
  const hidden = (layout.nodes.length - 1) / 2;
  const middleOf = (nodes: readonly Node[]) => nodes.reduce((sum, { x }) => sum + x, 0) / nodes.length;
  const code = layout.nodes[hidden];
  return (
    <>
      {hidden > 0 && <Heading x={middleOf(layout.nodes.slice(0, hidden))}>encoder</Heading>}
      {code && <Heading x={code.x}>code z</Heading>}
      {hidden > 0 && <Heading x={middleOf(layout.nodes.slice(hidden + 1))}>decoder</Heading>}
    </>
  );
}

function Heading({ x, children }: { readonly x: number; readonly children: string }) {
  return (
    <span className={styles.heading} style={{ left: x }} aria-hidden="true">
      {children}
    </span>
  );
}

function summarise(shape: Shape, frame: StageFrame | undefined, one: string): string {
  const layers = [...shape.widths, `code of ${shape.codeSize}`, ...shape.widths.toReversed()];
  const code = [...(frame?.z.slice(0, 4) ?? [])].map((value) => formatFixed(value, 2));
  const ends = one === 'image' ? 'pixels' : 'numbers';
  const values = code.length > 0 ? ` The code of this ${one} begins with ${code.join(', ')}.` : '';
  return `Network: ${shape.pixels} ${ends}, ${layers.join(', ')} units, ${shape.pixels} ${ends}.${values}`;
}

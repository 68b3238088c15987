/**
 * The network as an hourglass with live activations, and the handles that edit it.
 * Not the images at its ends: Stage.tsx.
 */
import { useCallback, useMemo } from 'react';
import type { RangesFrame, StageFrame } from '#protocol/frames.ts';
import { useFrame } from '#store/frames.ts';
import { useHourglass } from '#store/store.ts';
import { formatFixed } from '../drawing/format.ts';
import { itemNames } from '../drawing/items/itemNames.ts';
import { useThemeColors } from '../drawing/themeColors.ts';
import { type Paint, useCanvas } from '../drawing/useCanvas.ts';
import { useThrottled } from '../drawing/useThrottled.ts';
import { AddLayer } from './AddLayer.tsx';
import { canInsert, insertLayer } from './editNetwork.ts';
import styles from './Hourglass.module.css';
import { type Layout, layOut, leastWidth, type Node } from './layout.ts';
import { NodeHandle } from './NodeHandle.tsx';
import { type LayerShape, longLabel, type Shape, shapeOf } from './networkShape.ts';
import { paintHourglass } from './paintHourglass.ts';
import { useNetworkEdits } from './useNetworkEdits.ts';

const DEFAULT_SHAPE = { width: 28, height: 28 };

export function Hourglass() {
  const dataset = useHourglass((state) => state.dataset);
  const { width, height } = dataset ?? DEFAULT_SHAPE;
  const edits = useNetworkEdits();
  const frame = useFrame('stage');
  const { shown } = edits;
  const shape = useMemo(() => shapeOf(shown, { width, height }), [shown, width, height]);
  const { ref, size } = useHourglassCanvas(shape, frame);
  const layout = useMemo(() => layOut(shape, size), [shape, size]);
  const { one } = itemNames(dataset);
  const summary = useThrottled(summarise(shape, frame, one), 2000);
  return (
    <div className={styles.scroller}>
      <div className={styles.hourglass} style={{ minWidth: leastWidth(shape) }}>
        <canvas ref={ref} className={styles.canvas} role="img" aria-label={summary} />
        <Headings layout={layout} />
        {layout.nodes.map((node) => (
          <NodeHandle key={`${node.side} ${node.layer}`} {...{ node, layout, edits }} />
        ))}
        {canInsert(shown) &&
          layout.gaps.map((gap) => (
            <AddLayer
              key={`${gap.side} ${gap.position}`}
              {...{ gap, layout }}
              onAdd={() => edits.commit(() => insertLayer(shown, gap.position, shape.pixels))}
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

const HEADINGS = { encoder: 'encoder', code: 'code z', decoder: 'decoder' } as const;

/** Each over the middle of its side. */
function Headings({ layout }: { readonly layout: Layout }) {
  const middleOf = (nodes: readonly Node[]) => nodes.reduce((sum, { x }) => sum + x, 0) / nodes.length;
  return (['encoder', 'code', 'decoder'] as const).map((side) => {
    const nodes = layout.nodes.filter((node) => node.side === side);
    return (
      nodes.length > 0 && (
        <Heading key={side} x={middleOf(nodes)}>
          {HEADINGS[side]}
        </Heading>
      )
    );
  });
}

function Heading({ x, children }: { readonly x: number; readonly children: string }) {
  return (
    <span className={styles.heading} style={{ left: x }} aria-hidden="true">
      {children}
    </span>
  );
}

function summarise(shape: Shape, frame: StageFrame | undefined, one: string): string {
  const name = (layer: LayerShape) => longLabel(layer, String);
  const layers = [
    ...shape.encoder.map(name),
    `code of ${shape.codeSize} units`,
    ...shape.decoder.toReversed().map(name),
  ];
  const code = [...(frame?.z.slice(0, 4) ?? [])].map((value) => formatFixed(value, 2));
  const ends = one === 'image' ? 'pixels' : 'numbers';
  const values = code.length > 0 ? ` The code of this ${one} begins with ${code.join(', ')}.` : '';
  return `Network: ${shape.pixels} ${ends}, ${layers.join(', ')}, ${shape.pixels} ${ends}.${values}`;
}

/**
 * Ties a Plot to React: made once, told of points, size, colours and hidden classes.
 * Not what is drawn over it: CodeMap.tsx.
 */
import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { FrameId, MapFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { getFrame, onFrame } from '#store/frames.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { type Size, useSize } from '../../drawing/useSize.ts';
import { Cloud } from './cloud.ts';
import { Plot } from './plot.ts';

interface PlotInput {
  readonly frameId: Extract<FrameId, 'map' | 'pcaMap'>;
  readonly dataset: DatasetInfo;
  /** Changes when everything drawn so far has become void. */
  readonly runId: number;
  readonly units: readonly [number, number];
  readonly names: readonly [string, string | undefined];
  readonly hidden: ReadonlySet<number>;
}

export interface PlotRefs {
  readonly axes: RefObject<HTMLCanvasElement | null>;
  readonly points: RefObject<HTMLCanvasElement | null>;
  readonly labels: RefObject<HTMLCanvasElement | null>;
}

interface PlotState {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly size: Size;
  /** The browser has no WebGL2. */
  readonly isMissing: boolean;
}

export function usePlot(refs: PlotRefs, input: PlotInput): PlotState {
  const { frameId, dataset, runId, units, names, hidden } = input;
  const { plot, isMissing } = useInstance(refs);
  const colors = useThemeColors();
  const size = useSize(refs.points);
  const [across, up] = units;
  const cloud = useMemo(() => new Cloud(dataset), [dataset]);

  useEffect(() => plot?.setSize(size), [plot, size]);
  useEffect(() => plot?.setLook({ colors, names }), [plot, colors, names]);
  useEffect(() => plot?.setCloud(cloud, across !== up), [plot, cloud, across, up]);
  useEffect(() => {
    cloud.hide(hidden);
    plot?.updateLooks();
  }, [plot, cloud, hidden]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run voids the points of the old one
  useEffect(() => {
    if (!plot) return;
    plot.clear();
    const take = () => {
      const frame = getFrame(frameId);
      if (frame && isOf(frame, across, up)) plot.merge(frame);
    };
    take();
    return onFrame(frameId, take);
  }, [plot, cloud, runId, frameId, across, up]);
  return { plot, cloud, size, isMissing };
}

function isOf({ units }: MapFrame, across: number, up: number): boolean {
  return units[0] === across && units[1] === up;
}

function useInstance({ axes, points, labels }: PlotRefs) {
  const [plot, setPlot] = useState<Plot>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (!axes.current || !points.current || !labels.current) return;
    const gl = points.current.getContext('webgl2', { antialias: false, powerPreference: 'low-power' });
    if (!gl) return setMissing(true);
    const made = new Plot({ axes: axes.current, points: points.current, labels: labels.current }, gl);
    setPlot(made);
    return () => made.dispose();
  }, [axes, points, labels]);
  return { plot, isMissing };
}

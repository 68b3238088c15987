/**
 * Ties a Plot to React: made once, told of points, size, colours and hidden classes.
 * Not what is drawn over it: CodeMap.tsx.
 */
import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { FrameId, MapFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { getFrame, onFrame } from '#store/frames.ts';
import { useHourglass } from '#store/store.ts';
import { areFramesOld } from '#store/training.ts';
import type { HourglassState } from '#store/types.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { type Size, useSize } from '../../drawing/useSize.ts';
import { Alignment } from './alignment.ts';
import { Cloud, type Emphasis } from './cloud.ts';
import type { MapAxes } from './codePlane.ts';
import { Plot } from './plot.ts';
import { canDrawInWorker, openInPage, openInWorker } from './points.ts';

interface PlotInput {
  readonly frameId: Extract<FrameId, 'map' | 'pcaMap'>;
  readonly dataset: DatasetInfo;
  readonly axes: MapAxes;
  readonly names: readonly [string, string | undefined];
  readonly emphasis: Emphasis;
}

export interface PlotRefs {
  readonly axes: RefObject<HTMLCanvasElement | null>;
  readonly points: RefObject<HTMLDivElement | null>;
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
  const { frameId, dataset, axes, names, emphasis } = input;
  const { plot, isMissing } = useInstance(refs);
  const runId = useHourglass((state) => state.runId);
  const colors = useThemeColors();
  const size = useSize(refs.points);
  const [across, up] = axes === 'components' ? COMPONENTS : axes;
  const cloud = useMemo(() => new Cloud(dataset), [dataset]);
  const count = dataset.labels.length;
  const alignment = useMemo(() => new Alignment(count), [count]);

  useEffect(() => plot?.setSize(size), [plot, size]);
  useEffect(() => plot?.setLook({ colors, names }), [plot, colors, names]);
  useEffect(() => plot?.setCloud(cloud), [plot, cloud]);
  useEffect(() => plot?.setSquare(across !== up), [plot, across, up]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cloud hides nothing yet
  useEffect(() => plot?.emphasise(emphasis), [plot, cloud, emphasis]);
  const isAtRest = useHourglass(isResting);
  useEffect(() => plot?.setResting(isAtRest), [plot, isAtRest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run voids the points of the old one
  useEffect(() => {
    if (!plot) return;
    plot.clear();
    const take = () => {
      const frame = getFrame(frameId);
      if (frame && isOf(frame, across, up)) plot.merge(alignment.align(frame));
    };
    if (!areFramesOld(useHourglass.getState())) take();
    return onFrame(frameId, take);
  }, [plot, cloud, alignment, runId, frameId, across, up]);
  return { plot, cloud, size, isMissing };
}

/** In the place of units. */
const COMPONENTS = [-1, -2] as const;

/** Whether the codes stay as they are. */
function isResting({ state: { phase } }: HourglassState): boolean {
  return phase === 'paused' || phase === 'finished' || phase === 'failed';
}

function isOf({ units }: MapFrame, across: number, up: number): boolean {
  const [shownAcross, shownUp] = units ?? COMPONENTS;
  return shownAcross === across && shownUp === up;
}

function useInstance({ axes, points, labels }: PlotRefs) {
  const [plot, setPlot] = useState<Plot>();
  const [hasWorker, setHasWorker] = useState(canDrawInWorker);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (!axes.current || !points.current || !labels.current) return;
    const host = points.current;
    const drawn = hasWorker ? openInWorker(host, () => setHasWorker(false)) : openInPage(host);
    if (!drawn) return setMissing(true);
    const made = new Plot({ axes: axes.current, points: host, labels: labels.current }, drawn);
    setPlot(made);
    return () => made.dispose();
  }, [axes, points, labels, hasWorker]);
  return { plot, isMissing };
}

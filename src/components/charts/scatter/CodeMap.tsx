/**
 * The map of all codes of a codec: points, axes, legend, the place of the sliders, a card for what lies under the
 * pointer, and what was gathered. Not a panel: panels/latentMap and panels/pcaMap give it a codec and a title.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CodecId, FrameId } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { unitName } from '../../drawing/format.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { codeOrZeros, setterIn, symbolOf } from '../../explore/useSliders.ts';
import { Empty } from '../../ui/Empty.tsx';
import styles from './CodeMap.module.css';
import type { Cloud } from './cloud.ts';
import { codeAt, type MapAxes } from './codePlane.ts';
import { LassoLayer } from './LassoLayer.tsx';
import { MapButtons } from './MapButtons.tsx';
import { Markers } from './Markers.tsx';
import { PlotCanvases, usePlotRefs } from './PlotCanvases.tsx';
import { Posterior } from './Posterior.tsx';
import { ProbeCard } from './ProbeCard.tsx';
import type { Plot } from './plot.ts';
import { ScatterLegend } from './ScatterLegend.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { type Gathering, useGathering } from './useGathering.ts';
import { useLasso } from './useLasso.ts';
import { useMapKeys } from './useMapKeys.ts';
import { useMapSummary } from './useMapSummary.ts';
import { usePlot } from './usePlot.ts';
import { useProbe } from './useProbe.ts';
import { useThumbnails } from './useThumbnails.ts';
import type { Point } from './view.ts';

interface CodeMapProps {
  readonly dataset: DatasetInfo;
  readonly codec: CodecId;
  readonly frameId: Extract<FrameId, 'map' | 'pcaMap'>;
  /** Two units, both the same where the code has one only, or the components of the codes. */
  readonly axes: MapAxes;
}

export function CodeMap(props: CodeMapProps) {
  const { dataset, codec, axes } = props;
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const names = useNames(symbolOf(codec), axes);
  const refs = usePlotRefs();
  const emphasis = useEmphasis(hidden);
  const state = usePlot(refs, { ...props, names, emphasis });
  const gathering = useGathering({ plot: state.plot, cloud: state.cloud, codec });
  return (
    <div className={styles.map}>
      <PlotArea {...props} {...{ names, refs, gathering, state, hidden }} />
      <ScatterLegend classNames={dataset.classNames} onChange={setHidden} {...{ hidden, gathering }} />
      <SelectionBar cloud={state.cloud} {...{ dataset, codec }} />
    </div>
  );
}

interface PlotAreaProps extends CodeMapProps {
  readonly names: AxisNames;
  readonly refs: ReturnType<typeof usePlotRefs>;
  readonly gathering: Gathering;
  readonly state: ReturnType<typeof usePlot>;
  /** Classes that are not shown. */
  readonly hidden: ReadonlySet<number>;
}

/** The points with all that stands over them, for pointer and keys. */
function PlotArea({ names, refs, gathering, state, hidden, ...props }: PlotAreaProps) {
  const { dataset, codec, frameId } = props;
  const { plot, cloud, size, isMissing } = state;
  const { one, many } = itemNames(dataset);
  const selected = useHourglass((store) => store.selectedImage);
  const codeOf = useCodeOf(cloud, codec);
  const { probe, lookAt, leave } = useProbe({ plot, cloud, codec, codeAt: codeOf });
  const choose = useChoose({ codec, lookAt, codeOf });
  const lasso = useLasso(gathering);
  const onKeyDown = useMapKeys({ plot, size, gathering, lookAt, choose });
  const thumbnails = useThumbnails({ plot, cloud, dataset });
  const summary = useMapSummary({ cloud, frameId, names, many, thumbnails });
  useEffect(() => (gathering.isOn ? leave() : undefined), [gathering.isOn, leave]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus
    <div
      className={styles.plot}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys pan it
      tabIndex={0}
      aria-label={labelOf(names, gathering.isOn, many)}
      onKeyDown={onKeyDown}
      onBlur={leave}
      data-gathering={gathering.isOn}
    >
      <PlotCanvases {...{ refs, names, summary, lasso }} onLook={lookAt} onLeave={leave} onChoose={choose} />
      <Posterior {...{ plot, cloud, probe }} />
      <Markers {...{ plot, cloud, codec, selected }} />
      <LassoLayer refs={lasso.refs} {...{ gathering, size }} />
      <PlotNote {...{ plot, isMissing, one }} />
      {plot && <MapButtons {...{ plot, gathering, many, codec, hidden }} classNames={dataset.classNames} />}
      <ProbeCard {...{ probe, dataset, size, names }} />
    </div>
  );
}

const MISSING = 'This map needs WebGL 2, which this browser does not offer here.';

/** What stands in place of a map that has no points yet. */
export const awaitedOn = (one: string): string =>
  `Every ${one} becomes a mark here as soon as its code is computed.`;

interface PlotNoteProps {
  readonly plot: Plot | undefined;
  readonly isMissing: boolean;
  readonly one: string;
}

/** Over a map without points: why there are none, or that they will come. They come a little later than their codes. */
function PlotNote({ plot, isMissing, one }: PlotNoteProps) {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => plot?.follow((projection) => setDrawn(projection !== undefined)), [plot]);
  if (isDrawn && !isMissing) return null;
  return <Empty className={styles.note}>{isMissing ? MISSING : awaitedOn(one)}</Empty>;
}

type AxisNames = readonly [string, string | undefined];

function labelOf([across]: AxisNames, isGathering: boolean, many: string): string {
  const keys = isGathering
    ? `Arrow keys pan, plus and minus change the circle, Enter selects the ${many} in it, L or Escape ends selecting.`
    : `Arrow keys pan, plus and minus zoom, 0 fits, Enter takes the middle into the sliders, L selects ${many}.`;
  return `Map of ${across}. ${keys}`;
}

/** Hidden classes, and images that stand out because they were gathered on this map or another. */
function useEmphasis(hidden: ReadonlySet<number>) {
  const selected = useHourglass((state) => state.selection?.indices);
  return useMemo(() => ({ hidden, selected }), [hidden, selected]);
}

interface Choosing extends Pick<CodeMapProps, 'codec'> {
  readonly lookAt: ReturnType<typeof useProbe>['lookAt'];
  readonly codeOf: ReturnType<typeof useCodeOf>;
}

/** Puts a place into the sliders, and the image that lies there onto the stage. */
function useChoose({ codec, lookAt, codeOf }: Choosing) {
  const selectImage = useHourglass((state) => state.selectImage);
  const setCode = useHourglass((state) => setterIn(codec, state));
  return (pixel: Point) => {
    const found = lookAt(pixel);
    const code = found && codeOf(found.position);
    if (code) setCode(code);
    if (found?.index !== undefined) selectImage(found.index);
  };
}

function useNames(symbol: string, axes: MapAxes) {
  const [across, up] = axes === 'components' ? [0, 1] : axes;
  const named = axes === 'components' ? 'C' : symbol;
  return useMemo<AxisNames>(
    () => [unitName(named, across), across === up ? undefined : unitName(named, up)],
    [named, across, up],
  );
}

/** The code of a place: what the map does not show of it is as the sliders have it. */
function useCodeOf(cloud: Cloud, codec: CodecId) {
  return useCallback(
    (place: Point) => cloud.plane && codeAt(cloud.plane, place, codeOrZeros(codec, useHourglass.getState())),
    [cloud, codec],
  );
}

/**
 * The map of all codes of a codec: points, axes, legend, the place of the sliders, and a card for what lies under the
 * pointer. Not a panel: panels/latentMap and panels/pcaMap give it a codec and a title.
 */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { CodecId, FrameId } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { unitName } from '../../drawing/format.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import styles from './CodeMap.module.css';
import { MapButtons } from './MapButtons.tsx';
import { Markers } from './Markers.tsx';
import { ProbeCard } from './ProbeCard.tsx';
import { ScatterLegend } from './ScatterLegend.tsx';
import { useMapKeys } from './useMapKeys.ts';
import { useMapSummary } from './useMapSummary.ts';
import { type PlotRefs, usePlot } from './usePlot.ts';
import { useProbe } from './useProbe.ts';
import type { Point } from './view.ts';

interface CodeMapProps {
  readonly dataset: DatasetInfo;
  readonly codec: CodecId;
  readonly frameId: Extract<FrameId, 'map' | 'pcaMap'>;
  /** Both the same where the code has one unit only. */
  readonly units: readonly [number, number];
  /** Names the units: z₁ or PC₁. */
  readonly symbol: string;
  readonly latentDim: number;
  /** Where the sliders stand. */
  readonly z: Float32Array | undefined;
  readonly onZ: (z: Float32Array) => void;
}

export function CodeMap(props: CodeMapProps) {
  const { dataset, codec, frameId, units, symbol, latentDim, z, onZ } = props;
  const runId = useHourglass((state) => state.runId);
  const selected = useHourglass((state) => state.selectedImage);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const refs = useCanvases();
  const names = useNames(symbol, units);
  const { plot, cloud, size, isMissing } = usePlot(refs, { frameId, dataset, runId, units, names, hidden });
  const codeAt = useCodeAt(units, z, latentDim);
  const { probe, lookAt, leave } = useProbe({ plot, cloud, codec, codeAt });
  const summary = useMapSummary({ cloud, frameId, names, many: itemNames(dataset).many });
  const choose = useChoose({ lookAt, codeAt, onZ });
  const onKeyDown = useMapKeys({ plot, size, lookAt, choose });
  return (
    <div className={styles.map}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus */}
      <div
        className={styles.plot}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys pan it
        tabIndex={0}
        aria-label={`Map of ${names[0]}. Arrow keys pan, plus and minus zoom, 0 fits, Enter takes the middle into the sliders.`}
        onKeyDown={onKeyDown}
        onBlur={leave}
      >
        <Canvases {...{ refs, names, summary }} onLook={lookAt} onLeave={leave} onChoose={choose} />
        <Markers {...{ plot, cloud, codec, units, z, selected }} />
        {isMissing && <Missing>This map needs WebGL 2, which this browser does not offer here.</Missing>}
        {plot && <MapButtons plot={plot} />}
        {probe && <ProbeCard {...{ probe, dataset, size, names }} />}
      </div>
      <ScatterLegend classNames={dataset.classNames} hidden={hidden} onChange={setHidden} />
    </div>
  );
}

interface Choosing extends Pick<CodeMapProps, 'onZ'> {
  readonly lookAt: ReturnType<typeof useProbe>['lookAt'];
  readonly codeAt: ReturnType<typeof useCodeAt>;
}

/** Puts a place into the sliders, and the image that lies there onto the stage. */
function useChoose({ lookAt, codeAt, onZ }: Choosing) {
  const selectImage = useHourglass((state) => state.selectImage);
  return (pixel: Point) => {
    const found = lookAt(pixel);
    const code = found && codeAt(found.position);
    if (code) onZ(code);
    if (found?.index !== undefined) selectImage(found.index);
  };
}

interface CanvasesProps {
  readonly refs: PlotRefs;
  readonly names: readonly [string, string | undefined];
  readonly summary: string;
  readonly onLook: (pixel: Point) => void;
  readonly onLeave: () => void;
  readonly onChoose: (pixel: Point) => void;
}

function Canvases({ refs, names, summary, onLook, onLeave, onChoose }: CanvasesProps) {
  return (
    <>
      <canvas ref={refs.axes} className={styles.axes} role="img" aria-label={axesOf(names)} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the group around it has the keys */}
      <div
        ref={refs.points}
        className={styles.points}
        role="img"
        aria-label={summary}
        onPointerMove={(event) => event.buttons === 0 && onLook(pixelOf(event))}
        onPointerLeave={onLeave}
        onClick={(event) => onChoose(pixelOf(event))}
      />
      <canvas ref={refs.labels} className={styles.labels} role="img" aria-label="Numbers of the axes" />
    </>
  );
}

function useCanvases(): PlotRefs {
  const axes = useRef<HTMLCanvasElement>(null);
  const points = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  return { axes, points, labels };
}

function useNames(symbol: string, [across, up]: readonly [number, number]) {
  return useMemo<readonly [string, string | undefined]>(
    () => [unitName(symbol, across), across === up ? undefined : unitName(symbol, up)],
    [symbol, across, up],
  );
}

/** The code of a place: the two units of the map from there, the others from the sliders. */
function useCodeAt([across, up]: readonly [number, number], z: Float32Array | undefined, latentDim: number) {
  return useCallback(
    ([x, y]: Point) => {
      if (latentDim <= Math.max(across, up)) return undefined;
      const code = z?.length === latentDim ? z.slice() : new Float32Array(latentDim);
      if (up !== across) code[up] = y;
      code[across] = x;
      return code;
    },
    [across, up, z, latentDim],
  );
}

function Missing({ children }: { readonly children: ReactNode }) {
  return <p className={styles.missing}>{children}</p>;
}

function axesOf([across, up]: readonly [string, string | undefined]): string {
  return up === undefined ? `Axis ${across} across` : `Axes: ${across} across, ${up} up`;
}

function pixelOf({ nativeEvent }: { readonly nativeEvent: MouseEvent }): Point {
  return [nativeEvent.offsetX, nativeEvent.offsetY];
}

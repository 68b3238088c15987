/** The layers of a map, one upon the other, and the pointer on them. Not what it does: useProbe.ts, useLasso.ts. */
import { type PointerEvent, useRef } from 'react';
import styles from './CodeMap.module.css';
import type { Lasso } from './useLasso.ts';
import type { PlotRefs } from './usePlot.ts';
import type { Point } from './view.ts';

interface PlotCanvasesProps {
  readonly refs: PlotRefs;
  readonly names: readonly [string, string | undefined];
  readonly summary: string;
  readonly lasso: Lasso;
  readonly onLook: (pixel: Point) => void;
  readonly onLeave: () => void;
  readonly onChoose: (pixel: Point) => void;
}

export function PlotCanvases({ refs, names, summary, lasso, onLook, onLeave, onChoose }: PlotCanvasesProps) {
  const isGathered = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    isGathered.current = lasso.begin(event);
    if (isGathered.current) onLeave();
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!lasso.move(event) && event.buttons === 0) onLook(pixelOf(event));
  };
  return (
    <>
      <canvas ref={refs.axes} className={styles.axes} role="img" aria-label={axesOf(names)} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the group around it has the keys */}
      <div
        ref={refs.points}
        className={styles.points}
        role="img"
        aria-label={summary}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={lasso.end}
        onPointerCancel={lasso.cancel}
        onPointerLeave={onLeave}
        onClick={(event) => !isGathered.current && onChoose(pixelOf(event))}
      />
      <canvas ref={refs.labels} className={styles.labels} role="img" aria-label="Numbers of the axes" />
    </>
  );
}

export function usePlotRefs(): PlotRefs {
  const axes = useRef<HTMLCanvasElement>(null);
  const points = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  return { axes, points, labels };
}

function axesOf([across, up]: PlotCanvasesProps['names']): string {
  return up === undefined ? `Axis ${across} across` : `Axes: ${across} across, ${up} up`;
}

function pixelOf({ nativeEvent }: { readonly nativeEvent: MouseEvent }): Point {
  return [nativeEvent.offsetX, nativeEvent.offsetY];
}

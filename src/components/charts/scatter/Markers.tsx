/**
 * What stands over the points: where the sliders are, the image on the stage, what is pointed at wherever it is
 * shown, and the middle for the keyboard. Not rendered anew when the map or a slider moves: transforms follow them.
 */
import { useEffect, useRef } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { onPointed, onPointedCode, type PointedCode } from '#store/pointed.ts';
import { useHourglass } from '#store/store.ts';
import { codeIn } from '../../explore/useSliders.ts';
import type { Cloud } from './cloud.ts';
import { placeOf } from './codePlane.ts';
import styles from './Markers.module.css';
import type { Plot } from './plot.ts';
import { NOWHERE, type Point, type Projection, project } from './view.ts';

interface MarkersProps {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly codec: CodecId;
  /** Index of the image on the stage. */
  readonly selected: number;
}

export function Markers({ plot, cloud, codec, selected }: MarkersProps) {
  const image = useRef<HTMLSpanElement>(null);
  useEffect(
    () => plot?.follow((projection) => move(image.current, pointOf(cloud, selected), projection)),
    [plot, cloud, selected],
  );
  const sliders = useSlidersMark(plot, cloud, codec);
  const pointed = usePointedMark(plot, cloud, codec);
  return (
    <div className={styles.markers}>
      <span ref={image} className={styles.selected} aria-hidden="true" hidden />
      <span ref={pointed} className={styles.pointed} aria-hidden="true" data-mark="pointed" hidden />
      <span
        ref={sliders}
        className={codec === 'pca' ? styles.pcaSliders : styles.sliders}
        aria-hidden="true"
        hidden
      />
      <span className={styles.middle} aria-hidden="true" />
    </div>
  );
}

/** The element to stand at the code in the sliders. */
function useSlidersMark(plot: Plot | undefined, cloud: Cloud, codec: CodecId) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!plot) return;
    const place = (projection: Projection | undefined) => {
      const z = codeIn(codec, useHourglass.getState());
      move(mark.current, z && cloud.plane && placeOf(cloud.plane, z), projection);
    };
    const stops = [
      plot.follow(place),
      useHourglass.subscribe((state, before) => {
        if (codeIn(codec, state) !== codeIn(codec, before)) place(plot.projection);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [plot, cloud, codec]);
  return mark;
}

/** The element to stand at the code that is pointed at, or at the image's. */
function usePointedMark(plot: Plot | undefined, cloud: Cloud, codec: CodecId) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!plot) return;
    let image: number | undefined;
    let code: PointedCode | undefined;
    const pointOfAny = () => {
      if (code) return code.codec === codec ? cloud.plane && placeOf(cloud.plane, code.z) : undefined;
      return image === undefined ? undefined : pointOf(cloud, image);
    };
    const place = (projection: Projection | undefined) => move(mark.current, pointOfAny(), projection);
    const stops = [
      plot.follow(place),
      onPointed((index) => {
        image = index;
        place(plot.projection);
      }),
      onPointedCode((pointed) => {
        code = pointed;
        place(plot.projection);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [plot, cloud, codec]);
  return mark;
}

function pointOf({ positions }: Cloud, index: number): Point {
  return [positions[2 * index] ?? NOWHERE, positions[2 * index + 1] ?? NOWHERE];
}

function move(
  element: HTMLElement | null,
  point: Point | undefined,
  projection: Projection | undefined,
): void {
  if (!element) return;
  element.hidden = !projection || !point || Math.abs(point[0]) >= NOWHERE / 2;
  if (!projection || !point || element.hidden) return;
  const [x, y] = project(point, projection);
  element.style.transform = `translate(${x}px, ${y}px)`;
}

/**
 * What stands over the points: where the sliders are, the image on the stage, what is pointed at wherever it is
 * shown, and the middle for the keyboard. Not rendered anew when the map or a slider moves: transforms follow them.
 */
import { useEffect, useMemo, useRef } from 'react';
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
  const image = useMark(
    plot,
    useMemo(() => ofImage(cloud, selected), [cloud, selected]),
  );
  const pointed = useMark(
    plot,
    useMemo(() => ofPointed(cloud, codec), [cloud, codec]),
  );
  const sliders = useMark(
    plot,
    useMemo(() => ofSliders(cloud, codec), [cloud, codec]),
  );
  return (
    <div className={styles.markers}>
      <span ref={image} className={styles.selected} aria-hidden="true" hidden />
      <span ref={pointed} className={styles.pointed} aria-hidden="true" data-mark="pointed" hidden />
      <span
        ref={sliders}
        className={codec === 'pca' ? styles.pcaSliders : styles.sliders}
        aria-hidden="true"
        data-mark="sliders"
        hidden
      />
      <span className={styles.middle} aria-hidden="true" />
    </div>
  );
}

/** What a mark stands at. */
interface Marked {
  readonly point: () => Point | undefined;
  /** @returns stops the listening */
  readonly onMove: (listener: () => void) => () => void;
}

/** The element of a mark, which stands where its point was drawn last. */
function useMark(plot: Plot | undefined, { point, onMove }: Marked) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!plot) return;
    let drawn: Projection | undefined;
    const place = () => move(mark.current, point(), drawn);
    const stops = [
      onMove(place),
      plot.follow((projection) => {
        drawn = projection;
        place();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [plot, point, onMove]);
  return mark;
}

/** An image, which stays where it is until it is drawn again. */
const ofImage = (cloud: Cloud, image: number): Marked => ({
  point: () => pointOf(cloud, image),
  onMove: () => () => {},
});

/** The code in the sliders. */
const ofSliders = (cloud: Cloud, codec: CodecId): Marked => ({
  point: () => {
    const z = codeIn(codec, useHourglass.getState());
    return z && cloud.plane && placeOf(cloud.plane, z);
  },
  onMove: (listener) =>
    useHourglass.subscribe((state, before) => {
      if (codeIn(codec, state) !== codeIn(codec, before)) listener();
    }),
});

/** The code that is pointed at, or the image's. */
function ofPointed(cloud: Cloud, codec: CodecId): Marked {
  let image: number | undefined;
  let code: PointedCode | undefined;
  return {
    point: () => {
      if (code) return code.codec === codec ? cloud.plane && placeOf(cloud.plane, code.z) : undefined;
      return image === undefined ? undefined : pointOf(cloud, image);
    },
    onMove: (listener) => {
      const stopImages = onPointed((index) => {
        image = index;
        listener();
      });
      const stopCodes = onPointedCode((pointed) => {
        code = pointed;
        listener();
      });
      return () => {
        stopImages();
        stopCodes();
      };
    },
  };
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

/**
 * What stands over the points: where the sliders are, the selected image, and the middle for the keyboard.
 * Not rendered anew when the map moves: a transform follows each drawing.
 */
import { useEffect, useRef } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import type { Cloud } from './cloud.ts';
import styles from './Markers.module.css';
import type { Plot } from './plot.ts';
import { NOWHERE, type Point, type Projection, project } from './view.ts';

interface MarkersProps {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly codec: CodecId;
  readonly units: readonly [number, number];
  readonly z: Float32Array | undefined;
  /** Index of the image on the stage. */
  readonly selected: number;
}

export function Markers({ plot, cloud, codec, units, z, selected }: MarkersProps) {
  const sliders = useRef<HTMLSpanElement>(null);
  const image = useRef<HTMLSpanElement>(null);
  const [across, up] = units;
  useEffect(() => {
    plot?.setFollower((projection) => {
      move(sliders.current, z && [z[across] ?? NOWHERE, across === up ? 0 : (z[up] ?? NOWHERE)], projection);
      move(image.current, pointOf(cloud, selected), projection);
    });
  }, [plot, cloud, across, up, z, selected]);
  return (
    <div className={styles.markers}>
      <span ref={image} className={styles.selected} aria-hidden="true" hidden />
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

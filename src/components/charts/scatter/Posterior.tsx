/**
 * How sure the code is of the image that is pointed at: ellipses one and two standard deviations around its μ.
 * Not rendered anew when the map moves.
 */
import { useEffect, useRef } from 'react';
import { useValue } from '#store/value.ts';
import type { Cloud } from './cloud.ts';
import { ellipseOf, spreadOn } from './codePlane.ts';
import styles from './Posterior.module.css';
import type { Plot } from './plot.ts';
import type { Probing } from './probe.ts';
import { type Projection, project } from './view.ts';

interface PosteriorProps {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly probe: Probing['probe'];
}

/** Each upon a broader one in the colour of the ground, so that it is seen among points. */
const LINES = ([1, 2] as const).flatMap(
  (deviations) =>
    [
      { deviations, line: 'ground' },
      { deviations, line: 'outline' },
    ] as const,
);

export function Posterior({ plot, cloud, probe }: PosteriorProps) {
  const group = useRef<SVGGElement>(null);
  const { index, logVar } = useValue(probe)?.nearest ?? {};
  const isThere = index !== undefined && logVar !== undefined;
  useEffect(() => {
    if (!plot || !isThere) return;
    const spread = cloud.plane && spreadOn(cloud.plane, logVar);
    if (!spread) return;
    const { long, short, angle } = ellipseOf(spread);
    return plot.follow((projection) => {
      const element = group.current;
      if (!element || !projection) return;
      place(
        element,
        project([cloud.positions[2 * index]!, cloud.positions[2 * index + 1]!], projection),
        -angle,
      );
      for (const [i, ellipse] of [...element.children].entries())
        resize(ellipse, LINES[i]!.deviations, { long, short }, projection);
    });
  }, [plot, cloud, isThere, index, logVar]);
  return (
    <svg className={styles.posterior} aria-hidden="true" data-shown={isThere}>
      <g ref={group}>
        {LINES.map(({ deviations, line }) => (
          <ellipse key={`${line} ${deviations}`} className={styles[line]} data-deviations={deviations} />
        ))}
      </g>
    </svg>
  );
}

function place(group: SVGGElement, [x, y]: readonly [number, number], angle: number): void {
  group.setAttribute('transform', `translate(${x} ${y}) rotate(${(angle * 180) / Math.PI})`);
}

/** A unit is as long up as it is across wherever there are two axes. */
function resize(
  ellipse: Element,
  deviations: number,
  { long, short }: { readonly long: number; readonly short: number },
  { scaleX }: Projection,
): void {
  ellipse.setAttribute('rx', String(deviations * long * scaleX));
  ellipse.setAttribute('ry', String(deviations * short * scaleX));
}

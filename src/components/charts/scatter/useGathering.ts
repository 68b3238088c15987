/**
 * Gathers images on a map: whether the tool is on, how far it reaches, and what is put into the store.
 * Not the pointer: useLasso.ts; not the keys: useMapKeys.ts.
 */
import { useEffect, useMemo, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { useHourglass } from '#store/store.ts';
import type { Cloud } from './cloud.ts';
import type { Plot } from './plot.ts';
import { pointsAround, pointsInLoop, pointsOfClass } from './selecting.ts';
import type { Point } from './view.ts';

interface GatheringInput {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly codec: CodecId;
}

/** Of the circle, in CSS pixels. */
const RADIUS = { least: 8, first: 40, most: 320 } as const;

export interface Gathering {
  /** Whether pointing gathers instead of panning and choosing. */
  readonly isOn: boolean;
  readonly radius: number;
  toggle(): void;
  /** Changes how far the circle reaches. */
  reach(factor: number): void;
  around(pixel: Point): void;
  inLoop(loop: readonly Point[]): void;
  ofClass(label: number): void;
}

export function useGathering({ plot, cloud, codec }: GatheringInput): Gathering {
  const [isOn, setOn] = useState(false);
  const [radius, setRadius] = useState<number>(RADIUS.first);
  const setSelection = useHourglass((state) => state.setSelection);
  useEffect(() => plot?.gestures.setGathering(isOn), [plot, isOn]);
  return useMemo(() => {
    const select = (indices: Uint32Array | undefined) => indices && setSelection({ codec, indices });
    const projection = () => plot?.projection;
    return {
      isOn,
      radius,
      toggle: () => setOn((on) => !on),
      reach: (factor) =>
        setRadius((old) => Math.round(Math.min(RADIUS.most, Math.max(RADIUS.least, old * factor)))),
      around(pixel) {
        const seen = projection();
        select(seen && pointsAround(cloud, pixel, radius, seen));
      },
      inLoop(loop) {
        const seen = projection();
        select(seen && pointsInLoop(cloud, loop, seen));
      },
      ofClass: (label) => select(pointsOfClass(cloud, label)),
    };
  }, [plot, cloud, codec, isOn, radius, setSelection]);
}

/** Looks at a place on the map. Not what is found there: probe.ts; nor how the pointer gets there. */
import { useCallback, useEffect, useMemo } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { decode, inspect } from '#store/ask.ts';
import { useHourglass } from '#store/store.ts';
import type { Cloud } from './cloud.ts';
import type { Plot } from './plot.ts';
import { createProbing, type Place, type Probing } from './probe.ts';
import { type Point, unproject } from './view.ts';

interface ProbeInput {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly codec: CodecId;
  /** The whole code of a place: the units that the map does not show stay as the sliders have them. */
  readonly codeAt: (position: Point) => Float32Array | undefined;
}

interface ProbeHandle extends Pick<Probing, 'probe' | 'leave'> {
  /** What lies there. */
  lookAt(pixel: Point): Place | undefined;
}

const RADIUS_PX = 14;

export function useProbe({ plot, cloud, codec, codeAt }: ProbeInput): ProbeHandle {
  const probing = useMemo(
    () =>
      createProbing({
        decode: (code) => decode(codec, code),
        inspect: (index) => inspect(codec, index),
      }),
    [codec],
  );
  const lookAt = useCallback(
    (pixel: Point) => {
      const projection = plot?.projection;
      if (!projection) return undefined;
      const position = unproject(pixel, projection);
      const place = { pixel, position, index: cloud.nearest(position, projection, RADIUS_PX) };
      probing.lookAt(place, codeAt(position));
      return place;
    },
    [plot, cloud, codeAt, probing],
  );
  const { probe, leave } = probing;
  const runId = useHourglass((state) => state.runId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found belongs to these codes
  useEffect(() => leave, [leave, cloud, runId]);
  return { probe, lookAt, leave };
}

/**
 * Looks at a place on the map: decodes it at once, and asks for the nearest image.
 * Not the map, and not how the pointer gets there.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { createLatest, decode, inspect } from '#store/ask.ts';
import { pointAt } from '#store/pointed.ts';
import { createValue, type Value } from '#store/value.ts';
import type { Cloud } from './cloud.ts';
import type { Plot } from './plot.ts';
import { type Point, unproject } from './view.ts';

export interface Probe {
  /** CSS pixels in the plot. */
  readonly pixel: Point;
  readonly position: Point;
  /** The image of this place. */
  readonly decoded: Float32Array | undefined;
  /** The nearest image, if one is near. */
  readonly index: number | undefined;
  readonly image: Float32Array | undefined;
  readonly reconstruction: Float32Array | undefined;
  /** Of its posterior, where the code has one. */
  readonly logVar: Float32Array | undefined;
}

interface ProbeInput {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly codec: CodecId;
  /** The whole code of a place: the units that the map does not show stay as the sliders have them. */
  readonly codeAt: (position: Point) => Float32Array | undefined;
}

/** The newest one; it changes too often to render all of the map for. */
export type NewestProbe = Value<Probe | undefined>;

interface ProbeHandle {
  readonly newest: NewestProbe;
  /** What lies there. */
  lookAt(pixel: Point): Pick<Probe, 'position' | 'index'> | undefined;
  leave(): void;
}

const RADIUS_PX = 14;

export function useProbe({ plot, cloud, codec, codeAt }: ProbeInput): ProbeHandle {
  const [newest] = useState(() => createValue<Probe | undefined>(undefined));
  const near = useRef<number>(undefined);
  const ask = useQuestions(codec, newest);
  const lookAt = useCallback(
    (pixel: Point) => {
      const projection = plot?.projection;
      if (!projection) return undefined;
      const position = unproject(pixel, projection);
      const index = cloud.nearest(position, projection, RADIUS_PX);
      const code = codeAt(position);
      if (code) ask.decode(code);
      if (index !== undefined && index !== near.current) ask.inspect(index);
      const isSame = index !== undefined && index === near.current;
      near.current = index;
      pointAt(index);
      const old = newest.get();
      const known = isSame ? old : { decoded: old?.decoded };
      newest.set({ ...nothing, ...known, pixel, position, index });
      return { position, index };
    },
    [plot, cloud, codeAt, ask, newest],
  );
  const leave = useCallback(() => {
    near.current = undefined;
    pointAt(undefined);
    newest.set(undefined);
  }, [newest]);
  useEffect(() => leave, [leave]);
  return { newest, lookAt, leave };
}

const nothing = { decoded: undefined, image: undefined, reconstruction: undefined, logVar: undefined };

/** At most one question of each kind under way; answers that are no longer asked for are dropped. */
function useQuestions(codec: CodecId, newest: NewestProbe) {
  return useMemo(
    () => ({
      decode: createLatest(
        (z: Float32Array) => decode(codec, z),
        (decoded) => {
          const probe = newest.get();
          if (probe) newest.set({ ...probe, decoded });
        },
      ),
      inspect: createLatest(
        async (index: number) => ({ index, ...(await inspect(codec, index)) }),
        ({ index, image, reconstruction, logVar }) => {
          const probe = newest.get();
          if (probe?.index === index) newest.set({ ...probe, image, reconstruction, logVar });
        },
      ),
    }),
    [codec, newest],
  );
}

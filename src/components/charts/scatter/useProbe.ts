/**
 * Looks at a place on the map: decodes it at once, and asks for the nearest image.
 * Not the map, and not how the pointer gets there.
 */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { createLatest, decode, inspect } from '#store/ask.ts';
import { pointAt } from '#store/pointed.ts';
import { createValue, type Value } from '#store/value.ts';
import type { Cloud } from './cloud.ts';
import type { Plot } from './plot.ts';
import { type Point, unproject } from './view.ts';

/** What is known: it follows where the pointer is by the time that an image takes. */
export interface Probe {
  readonly position: Point;
  /** The image of this position. */
  readonly decoded: Float32Array | undefined;
  /** The nearest image that is known, while one is near. */
  readonly nearest: Nearest | undefined;
}

export interface Nearest {
  readonly index: number;
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
/** CSS pixels in the plot; it changes too often to render anything for. */
export type ProbedPixel = Value<Point>;

interface ProbeHandle {
  readonly newest: NewestProbe;
  readonly pixel: ProbedPixel;
  /** What lies there. */
  lookAt(pixel: Point): { readonly position: Point; readonly index: number | undefined } | undefined;
  leave(): void;
}

const RADIUS_PX = 14;

export function useProbe({ plot, cloud, codec, codeAt }: ProbeInput): ProbeHandle {
  const [newest] = useState(() => createValue<Probe | undefined>(undefined));
  const [place] = useState(() => createValue<Point>([0, 0]));
  const near = useRef<number>(undefined);
  const ask = useQuestions(codec, newest, near);
  const lookAt = useCallback(
    (pixel: Point) => {
      const projection = plot?.projection;
      if (!projection) return undefined;
      const position = unproject(pixel, projection);
      const index = cloud.nearest(position, projection, RADIUS_PX);
      const code = codeAt(position);
      if (code) ask.decode(position, code);
      if (index !== undefined && index !== near.current) ask.inspect(index);
      near.current = index;
      pointAt(index);
      place.set(pixel);
      const known = newest.get();
      // What was shown stays until the next is known: a card that empties between two images only flickers.
      if (!known || !code) newest.set({ position, decoded: undefined, nearest: undefined });
      else if (index === undefined && known.nearest) newest.set({ ...known, nearest: undefined });
      return { position, index };
    },
    [plot, cloud, codeAt, ask, newest, place],
  );
  const leave = useCallback(() => {
    near.current = undefined;
    pointAt(undefined);
    newest.set(undefined);
  }, [newest]);
  useEffect(() => leave, [leave]);
  return { newest, pixel: place, lookAt, leave };
}

/** At most one question of each kind under way; answers that are no longer asked for are dropped. */
function useQuestions(codec: CodecId, newest: NewestProbe, near: RefObject<number | undefined>) {
  return useMemo(
    () => ({
      decode: createLatest(
        async (position: Point, z: Float32Array) => ({ position, decoded: await decode(codec, z) }),
        (answer) => {
          const probe = newest.get();
          if (probe) newest.set({ ...probe, ...answer });
        },
      ),
      inspect: createLatest(
        async (index: number) => ({ index, ...(await inspect(codec, index)) }),
        ({ index, image, reconstruction, logVar }) => {
          const probe = newest.get();
          if (probe && near.current === index)
            newest.set({ ...probe, nearest: { index, image, reconstruction, logVar } });
        },
      ),
    }),
    [codec, newest, near],
  );
}

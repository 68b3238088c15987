/**
 * Looks at a place on the map: decodes it at once, and asks for the nearest image.
 * Not the map, and not how the pointer gets there.
 */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import type { Commands } from '#protocol/messages.ts';
import { createLatest, decode, inspect } from '#store/ask.ts';
import { pointAt } from '#store/pointed.ts';
import { useHourglass } from '#store/store.ts';
import { createValue, type Value } from '#store/value.ts';
import type { Cloud } from './cloud.ts';
import type { Plot } from './plot.ts';
import { type Point, unproject } from './view.ts';

/** Where the pointer is. */
export interface Probed {
  /** CSS pixels in the plot. */
  readonly pixel: Point;
  readonly position: Point;
}

/** What is known of it by now. */
export interface Probe {
  /** The image of the place that was decoded last. */
  readonly decoded: Float32Array | undefined;
  /** The nearest image that is known, while one is near. */
  readonly nearest: Nearest | undefined;
}

/** An image with its reconstruction, and its posterior where the code has one. */
export interface Nearest extends Omit<Commands['inspect']['reply'], 'z'> {
  readonly index: number;
}

interface ProbeInput {
  readonly plot: Plot | undefined;
  readonly cloud: Cloud;
  readonly codec: CodecId;
  /** The whole code of a place: the units that the map does not show stay as the sliders have them. */
  readonly codeAt: (position: Point) => Float32Array | undefined;
}

/** Beside React: both change too often to render all of the map for. */
export interface ProbeValues {
  readonly probe: Value<Probe | undefined>;
  readonly probed: Value<Probed>;
}

interface ProbeHandle extends ProbeValues {
  /** What lies there. */
  lookAt(pixel: Point): { readonly position: Point; readonly index: number | undefined } | undefined;
  leave(): void;
}

const RADIUS_PX = 14;

export function useProbe({ plot, cloud, codec, codeAt }: ProbeInput): ProbeHandle {
  const [probe] = useState(() => createValue<Probe | undefined>(undefined));
  const [probed] = useState(() => createValue<Probed>({ pixel: [0, 0], position: [0, 0] }));
  const near = useRef<number>(undefined);
  const ask = useQuestions(codec, probe, near);
  const lookAt = useCallback(
    (pixel: Point) => {
      const projection = plot?.projection;
      if (!projection) return undefined;
      const position = unproject(pixel, projection);
      const index = cloud.nearest(position, projection, RADIUS_PX);
      const code = codeAt(position);
      if (code) ask.decode(code);
      if (index !== undefined && index !== near.current) ask.inspect(index);
      near.current = index;
      pointAt(index);
      probed.set({ pixel, position });
      const known = probe.get();
      // What was shown stays until the next is known: a card that empties between two images only flickers.
      if (!known) probe.set({ decoded: undefined, nearest: undefined });
      else if (index === undefined && known.nearest) probe.set({ ...known, nearest: undefined });
      return { position, index };
    },
    [plot, cloud, codeAt, ask, probe, probed],
  );
  const leave = useCallback(() => {
    near.current = undefined;
    pointAt(undefined);
    probe.set(undefined);
  }, [probe]);
  const runId = useHourglass((state) => state.runId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found belongs to these codes
  useEffect(() => leave, [leave, cloud, runId]);
  return { probe, probed, lookAt, leave };
}

/** At most one question of each kind under way; answers that are no longer asked for are dropped. */
function useQuestions(codec: CodecId, probe: ProbeValues['probe'], near: RefObject<number | undefined>) {
  return useMemo(
    () => ({
      decode: createLatest(
        (z: Float32Array) => decode(codec, z),
        (decoded) => {
          const known = probe.get();
          if (known) probe.set({ ...known, decoded });
        },
      ),
      inspect: createLatest(
        async (index: number) => ({ index, ...(await inspect(codec, index)) }),
        (nearest) => {
          const known = probe.get();
          if (known && near.current === nearest.index) probe.set({ ...known, nearest });
        },
      ),
    }),
    [codec, probe, near],
  );
}

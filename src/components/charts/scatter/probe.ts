/**
 * What is known of the place that is looked at: its image, and the nearest image of the data set. Shown with the answer,
 * all at once, so that a place never stands beside the image of another. Not where the pointer is: useProbe.ts.
 */
import type { Commands } from '#protocol/messages.ts';
import { createLatest } from '#store/ask.ts';
import { pointAt } from '#store/pointed.ts';
import { createValue, type Value } from '#store/value.ts';
import type { Point } from './view.ts';

/** A place on the map. */
export interface Place {
  /** CSS pixels in the plot. */
  readonly pixel: Point;
  readonly position: Point;
  /** The nearest image, while one is near. */
  readonly index: number | undefined;
}

export interface Probe extends Place {
  /** [height · width]; undefined where no code belongs to the place. */
  readonly decoded: Float32Array | undefined;
  /** What is known of the nearest image; of the one before until that is there, for a card that empties only flickers. */
  readonly nearest: Nearest | undefined;
}

/** An image with its reconstruction, and its posterior where the code has one. */
export interface Nearest extends Omit<Commands['inspect']['reply'], 'z'> {
  readonly index: number;
}

/** What is asked of the worker. */
interface Questions {
  /** @param code [latentDim] */
  decode(code: Float32Array): Promise<Float32Array>;
  inspect(index: number): Promise<Commands['inspect']['reply']>;
}

export interface Probing {
  /** Beside React: it changes too often to render all of the map for. */
  readonly probe: Value<Probe | undefined>;
  /** @param code of the place, [latentDim] */
  lookAt(place: Place, code: Float32Array | undefined): void;
  leave(): void;
}

/** Answers that come after `leave` are dropped. */
export function createProbing(questions: Questions): Probing {
  const probe = createValue<Probe | undefined>(undefined);
  let place: Place | undefined;
  let inspected: Nearest | undefined;

  const show = (of: Place, decoded: Float32Array | undefined) => {
    if (!place) return;
    pointAt(of.index);
    const known = of.index === inspected?.index ? inspected : probe.get()?.nearest;
    probe.set({ ...of, decoded, nearest: of.index === undefined ? undefined : known });
  };
  const addNearest = (nearest: Nearest) => {
    if (!place) return;
    inspected = nearest;
    const known = probe.get();
    if (known?.index === nearest.index) probe.set({ ...known, nearest });
  };
  const ask = latestOf(questions, show, addNearest);

  return {
    probe,
    lookAt(next, code) {
      // Before the image of the place, so that both are there when that comes.
      if (next.index !== undefined && next.index !== place?.index) ask.inspect(next.index);
      place = next;
      if (code) ask.decode(next, code);
      else show(next, undefined);
    },
    leave() {
      place = undefined;
      inspected = undefined;
      pointAt(undefined);
      probe.set(undefined);
    },
  };
}

/** At most one question of each kind is under way. */
function latestOf(
  { decode, inspect }: Questions,
  show: (of: Place, decoded: Float32Array) => void,
  addNearest: (nearest: Nearest) => void,
) {
  return {
    decode: createLatest(
      async (of: Place, code: Float32Array) => ({ of, decoded: await decode(code) }),
      ({ of, decoded }) => show(of, decoded),
    ),
    inspect: createLatest(async (index: number) => ({ index, ...(await inspect(index)) }), addNearest),
  };
}

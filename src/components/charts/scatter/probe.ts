/**
 * What is known of the place that is looked at: its image, and the nearest image of the data set. A place is shown with its
 * own image, all at once. Not where the pointer is: useProbe.ts.
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

export function createProbing(questions: Questions): Probing {
  const { probe, show, addNearest, forget } = createShown();
  const ask = latestOf(questions, show, addNearest);
  let looks = 0;
  let near: number | undefined;
  return {
    probe,
    lookAt(place, code) {
      const look = { number: ++looks, place };
      // Before the image of the place, so that both are there when that comes.
      if (place.index !== undefined && place.index !== near) ask.inspect(look, place.index);
      near = place.index;
      if (code) ask.decode(look, code);
      else show(look, undefined);
    },
    leave() {
      near = undefined;
      forget(looks);
    },
  };
}

/** Looks are numbered: neither what was asked before the pointer left nor what is older than what is shown comes to be shown. */
function createShown() {
  const probe = createValue<Probe | undefined>(undefined);
  let inspected: Nearest | undefined;
  const until = { shown: 0, left: 0 };
  return {
    probe,
    show({ number, place }: Look, decoded: Float32Array | undefined) {
      if (number <= until.left || number < until.shown) return;
      until.shown = number;
      pointAt(place.index);
      const known = place.index === inspected?.index ? inspected : probe.get()?.nearest;
      probe.set({ ...place, decoded, nearest: place.index === undefined ? undefined : known });
    },
    addNearest({ number }: Look, nearest: Nearest) {
      if (number <= until.left) return;
      inspected = nearest;
      const known = probe.get();
      if (known?.index === nearest.index) probe.set({ ...known, nearest });
    },
    /** Everything up to this look. */
    forget(number: number) {
      until.left = number;
      inspected = undefined;
      pointAt(undefined);
      probe.set(undefined);
    },
  };
}

interface Look {
  /** Counted from 1. */
  readonly number: number;
  readonly place: Place;
}

/** At most one question of each kind is under way. A place whose image is refused is shown without. */
function latestOf(
  { decode, inspect }: Questions,
  show: (look: Look, decoded: Float32Array | undefined) => void,
  addNearest: (look: Look, nearest: Nearest) => void,
) {
  return {
    decode: createLatest(
      async (look: Look, code: Float32Array) => {
        try {
          return { look, decoded: await decode(code) };
        } catch (refusal) {
          show(look, undefined);
          throw refusal;
        }
      },
      ({ look, decoded }) => show(look, decoded),
    ),
    inspect: createLatest(
      async (look: Look, index: number) => ({ look, nearest: { index, ...(await inspect(index)) } }),
      ({ look, nearest }) => addNearest(look, nearest),
    ),
  };
}

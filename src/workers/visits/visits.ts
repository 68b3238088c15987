/**
 * Keeps the newest state of a visit and finds it again: the older of two slots is replaced, so that a torn or damaged
 * one costs a few seconds at most. Not the decision when: the page makes it.
 */
import { toWireError } from '#protocol/errors.ts';
import { readVisit } from '#protocol/readVisit.ts';
import type { Visit } from '#protocol/visit.ts';
import { writeVisit } from '#protocol/writeVisit.ts';
import { createExclusive } from '../mutex.ts';
import { type Hash, readSlot, type SlotId, type SlotStore, slotIds, writeSlot } from './slots.ts';

export interface Recalled {
  readonly visit?: Visit;
  /** Why something that is there was left out, in plain words. */
  readonly problem?: string;
}

export interface Visits {
  /** @throws HourglassError or whatever the storage throws; the visit kept before stays then */
  keep(visit: Visit): Promise<void>;
  recall(): Promise<Recalled>;
  forget(): Promise<void>;
}

interface Place {
  readonly slot: SlotId;
  readonly sequence: number;
}

interface Found extends Recalled {
  /** Of the visit. */
  readonly place?: Place;
}

const UNREADABLE = 'What this browser kept of your last visit is damaged, so it was left out.';
const FOREIGN =
  'What this browser kept of your last visit comes from another version of Hourglass, so it was left out.';

export function createVisits(store: SlotStore, sha256: Hash): Visits {
  const alone = createExclusive();
  /** Where the newest is; undefined until somebody has looked, null if there is none. */
  let newest: Place | undefined | null;

  const find = async (): Promise<Found> => {
    const found = await findNewest(store, sha256);
    newest = found.place ?? null;
    return found;
  };

  return {
    keep: (visit) =>
      alone(async () => {
        if (newest === undefined) await find();
        const slot = newest?.slot === 'a' ? 'b' : 'a';
        const sequence = (newest?.sequence ?? 0) + 1;
        await writeSlot(store, sha256, slot, writeVisit(visit, sequence));
        newest = { slot, sequence };
      }),
    recall: () =>
      alone(async () => {
        const { visit, problem } = await find();
        return { ...(visit && { visit }), ...(problem !== undefined && { problem }) };
      }),
    forget: () =>
      alone(async () => {
        await store.clear();
        newest = null;
      }),
  };
}

/** The newest whole visit; else what is wrong with those that are there. */
async function findNewest(store: SlotStore, sha256: Hash): Promise<Found> {
  const found = await Promise.all(slotIds.map((slot) => readPlace(store, sha256, slot)));
  const newer = (a: Found, b: Found) => (b.place?.sequence ?? 0) - (a.place?.sequence ?? 0);
  const [first] = found.filter(({ visit }) => visit !== undefined).toSorted(newer);
  // Half a loss is none: the other slot is a few seconds older.
  return first ?? found.find(({ problem }) => problem !== undefined) ?? {};
}

async function readPlace(store: SlotStore, sha256: Hash, slot: SlotId): Promise<Found> {
  const bytes = await readSlot(store, sha256, slot);
  if (bytes === 'empty') return {};
  if (bytes === 'damaged') return { problem: UNREADABLE };
  try {
    const { visit, sequence } = readVisit(bytes);
    return { visit, place: { slot, sequence } };
  } catch (thrown) {
    return { problem: toWireError(thrown).code === 'visit/version' ? FOREIGN : UNREADABLE };
  }
}

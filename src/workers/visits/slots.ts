/**
 * Two places with a hash each, of which one is always whole: the other one is written, read back and compared.
 * Not a database: visitsStore.ts is the browser's.
 */
import { HourglassError } from '#protocol/errors.ts';

export const slotIds = ['a', 'b'] as const;
export type SlotId = (typeof slotIds)[number];

export interface Sealed {
  readonly bytes: Uint8Array;
  /** Hexadecimal, of the bytes. */
  readonly sha256: string;
}

/** Where the slots lie. All may reject. */
export interface SlotStore {
  read(slot: SlotId): Promise<Sealed | undefined>;
  write(slot: SlotId, sealed: Sealed): Promise<void>;
  clear(): Promise<void>;
}

/** Undefined where the browser withholds hashes. */
export type Hash = (bytes: Uint8Array) => Promise<string | undefined>;

/** The bytes in a slot; "empty" or "damaged" if there are none that can be trusted. */
export async function readSlot(
  store: SlotStore,
  sha256: Hash,
  slot: SlotId,
): Promise<Uint8Array | 'empty' | 'damaged'> {
  const sealed = await store.read(slot);
  if (!sealed) return 'empty';
  const isWhole = sealed.bytes instanceof Uint8Array && (await sha256(sealed.bytes)) === sealed.sha256;
  return isWhole ? sealed.bytes : 'damaged';
}

/** Writes a slot and reads it back. @throws HourglassError "visit/insecure" or "visit/unkept" */
export async function writeSlot(
  store: SlotStore,
  sha256: Hash,
  slot: SlotId,
  bytes: Uint8Array,
): Promise<void> {
  const hash = await sha256(bytes);
  if (hash === undefined) {
    throw new HourglassError('visit/insecure', 'Without a secure address (https) browsers give no hashes.');
  }
  await store.write(slot, { bytes, sha256: hash });
  if (typeof (await readSlot(store, sha256, slot)) === 'string') {
    throw new HourglassError('visit/unkept', 'What was written is not what is read.');
  }
}

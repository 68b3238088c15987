/**
 * The slots of a visit in this browser's IndexedDB, in a database of their own. It is opened for each use, so that it may
 * be deleted meanwhile. Not their contents.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Sealed, SlotId, SlotStore } from './slots.ts';

interface Schema extends DBSchema {
  readonly slots: { key: SlotId; value: Sealed };
}

async function using<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>('hourglass-visit', 1, {
    upgrade(created) {
      created.createObjectStore('slots');
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export const visitsStore: SlotStore = {
  read: (slot) => using((database) => database.get('slots', slot)),
  write: (slot, sealed) =>
    using(async (database) => {
      await database.put('slots', sealed, slot);
    }),
  clear: () => using((database) => database.clear('slots')),
};

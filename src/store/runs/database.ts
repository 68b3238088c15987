/**
 * Runs in this browser's IndexedDB, in a database of their own.
 * Not the choice of what to keep, and nothing for a browser that forbids it: storage.ts has that.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptRun } from '#protocol/keptRun.ts';
import type { Checkpoint } from '#protocol/state.ts';
import type { RunStorage, WeightsEntry } from './storage.ts';

interface KeptWeights extends WeightsEntry {
  readonly checkpoint: Checkpoint;
}

interface Schema extends DBSchema {
  readonly runs: { key: string; value: KeptRun };
  readonly weights: { key: string; value: KeptWeights; indexes: { order: [number, number] } };
}

type Database = IDBPDatabase<Schema>;

/** What brings a database from each version to the next. Steps are added, never changed. */
const upgrades: readonly ((database: Database) => void)[] = [
  (database) => {
    database.createObjectStore('runs', { keyPath: 'id' });
    // The index lists weights without reading them.
    database.createObjectStore('weights', { keyPath: 'id' }).createIndex('order', ['at', 'bytes']);
  },
];

const open = (): Promise<Database> =>
  openDB<Schema>('hourglass-runs', upgrades.length, {
    upgrade(database, from) {
      for (const upgrade of upgrades.slice(from)) upgrade(database);
    },
  });

/** A connection for each piece of work: none stands in the way of another tab with a newer page. */
async function using<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export function createRunDatabase(): RunStorage {
  return {
    runs: () => using((database) => database.getAll('runs')),
    putRun: (run) => using(async (database) => void (await database.put('runs', run))),
    deleteRun: (id) => using((database) => database.delete('runs', id)),
    weights: () => using(listWeights),
    checkpoint: (id) => using(async (database) => (await database.get('weights', id))?.checkpoint),
    putWeights: (entry, checkpoint) =>
      using(async (database) => void (await database.put('weights', { ...entry, checkpoint }))),
    deleteWeights: (id) => using((database) => database.delete('weights', id)),
  };
}

async function listWeights(database: Database): Promise<readonly WeightsEntry[]> {
  const entries: WeightsEntry[] = [];
  const { store } = database.transaction('weights');
  let cursor = await store.index('order').openKeyCursor();
  while (cursor) {
    const [at, bytes] = cursor.key;
    entries.push({ id: cursor.primaryKey, at, bytes });
    cursor = await cursor.continue();
  }
  return entries;
}

/**
 * Keeps the person's own files in this browser's IndexedDB.
 * Not a cache of downloads: the browser has one.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { HourglassError } from '#protocol/errors.ts';
import type { NamedFile } from '#protocol/messages.ts';

interface Schema extends DBSchema {
  readonly files: { key: string; value: NamedFile };
}

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>('hourglass', 1, {
    upgrade(database) {
      database.createObjectStore('files', { keyPath: 'name' });
    },
  });

/** Replaces the kept files by these. @throws HourglassError "storage/failed" if there is no room */
export async function keepFiles(files: readonly NamedFile[]): Promise<void> {
  try {
    const database = await open();
    const transaction = database.transaction('files', 'readwrite');
    await transaction.store.clear();
    for (const file of files) await transaction.store.put(file);
    await transaction.done;
    database.close();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HourglassError(
      'storage/failed',
      `Your files could not be kept in this browser (${reason}): free some space and drop them again.`,
    );
  }
}

export async function keptFiles(): Promise<readonly NamedFile[]> {
  const database = await open();
  const files = await database.getAll('files');
  database.close();
  return files;
}

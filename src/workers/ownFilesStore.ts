/**
 * Keeps the person's own files in this browser's IndexedDB, or for this visit only where the browser forbids it.
 * Not a cache of downloads: the browser has one.
 */
import { type DBSchema, openDB } from 'idb';
import type { NamedFile } from '#protocol/messages.ts';

interface Schema extends DBSchema {
  readonly files: { key: string; value: NamedFile };
}

/** The files of this visit, should they not be kept beyond it. */
let visit: readonly NamedFile[] | undefined;

const open = () =>
  openDB<Schema>('hourglass', 1, {
    upgrade(database) {
      database.createObjectStore('files', { keyPath: 'name' });
    },
  });

/** Replaces the kept files by these. @returns whether they outlast this visit */
export async function keepFiles(files: readonly NamedFile[]): Promise<boolean> {
  visit = files;
  const database = await open().catch(() => undefined);
  if (!database) return false;
  const transaction = database.transaction('files', 'readwrite');
  const writes = [transaction.store.clear(), ...files.map((file) => transaction.store.put(file))];
  const isDone = await Promise.all([...writes, transaction.done]).then(
    () => true,
    () => false,
  );
  database.close();
  return isDone;
}

export async function keptFiles(): Promise<readonly NamedFile[]> {
  if (visit) return visit;
  const database = await open().catch(() => undefined);
  const files = await database?.getAll('files').catch(() => undefined);
  database?.close();
  return files ?? [];
}

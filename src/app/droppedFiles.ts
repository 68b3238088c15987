/** The files of a drop, those inside of dropped folders included. Not what is done with them. */
import type { BroughtFile } from '#store/types.ts';

/** Must be called while the drop is handled: afterwards the browser hides what was dropped. */
export function droppedFiles({ items }: DataTransfer): Promise<readonly BroughtFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return filesIn(entries);
}

async function filesIn(entries: readonly FileSystemEntry[]): Promise<readonly BroughtFile[]> {
  const found: BroughtFile[] = [];
  for (const entry of entries) {
    if (isFile(entry)) found.push({ path: entry.fullPath.slice(1), file: await fileOf(entry) });
    if (isFolder(entry)) found.push(...(await filesIn(await childrenOf(entry))));
  }
  return found;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A reader gives some at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const some = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  const all: FileSystemEntry[] = [];
  for (let next = await some(); next.length > 0; next = await some()) all.push(...next);
  return all;
}

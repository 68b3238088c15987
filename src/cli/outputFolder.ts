/**
 * Writes a run's files so that nobody ever sees half a file: all into a folder of their own first, then renamed.
 * Not their contents.
 */
import { access, constants, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ExportedFile } from '#engine/export/weights.ts';
import { UsageError } from './arguments.ts';

/** Before hours of training: whether the folder can be written or made. @throws UsageError */
export async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  const parent = dirname(resolve(folder));
  if (found === undefined && parent !== resolve(folder)) return checkFolder(parent);
  if (!found?.isDirectory()) throw new UsageError(`${folder} is not a folder: name another one with --out.`);
  await access(folder, constants.W_OK).catch(() => {
    throw new UsageError(`${folder} cannot be written to: name another one with --out.`);
  });
}

/** Makes the folder and puts the files into it, replacing older ones; the last file appears last. */
export async function writeFolder(folder: string, files: readonly ExportedFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const staging = await mkdtemp(join(folder, '.unfinished-'));
  try {
    for (const { name, bytes } of files) await writeFile(join(staging, name), bytes);
    for (const { name } of files) await rename(join(staging, name), join(folder, name));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * The SHA-256 of every file of the data sets, from the manifest that lies beside them.
 * Not the comparison: datasets.ts makes it. Where there is no manifest, there is nothing to compare with.
 */
import type { Platform } from './platform.ts';

/** "mnist/train-images-idx3-ubyte" → hexadecimal SHA-256 of the inflated file. */
export type Checksums = ReadonlyMap<string, string>;

/** The manifest's checksums; none where it is missing or is not one. */
export async function fetchChecksums(platform: Platform, signal: AbortSignal): Promise<Checksums> {
  try {
    const bytes = await platform.download('manifest.json', signal, () => {});
    return bytes ? readManifest(JSON.parse(new TextDecoder().decode(bytes))) : new Map();
  } catch {
    return new Map();
  }
}

function readManifest(manifest: unknown): Checksums {
  const found = new Map<string, string>();
  for (const dataset of listIn(manifest, 'datasets')) {
    for (const file of listIn(dataset, 'files')) {
      const [folder, name, sha256] = [textIn(dataset, 'id'), textIn(file, 'name'), textIn(file, 'sha256')];
      found.set(`${folder}/${name.replace(/\.gz$/, '')}`, sha256);
    }
  }
  return found;
}

function valueIn(container: unknown, key: string): unknown {
  if (typeof container !== 'object' || container === null) return undefined;
  return Object.entries(container).find(([name]) => name === key)?.[1];
}

function listIn(container: unknown, key: string): readonly unknown[] {
  const list = valueIn(container, key);
  return Array.isArray(list) ? list : [];
}

function textIn(container: unknown, key: string): string {
  const text = valueIn(container, key);
  return typeof text === 'string' ? text : '';
}

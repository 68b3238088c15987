/**
 * Remembers which files were verified, by size and time of change, so that a second run need not hash 100 MB again.
 * A lost or unreadable ledger costs only that time.
 */
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

const entrySchema = v.object({ size: v.number(), mtimeMs: v.number(), sha256: v.string() });
const ledgerSchema = v.record(v.string(), entrySchema);

/** Writes to a neighbouring file first, so that nobody ever sees half a file. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}

export class Ledger {
  readonly #path: string;
  readonly #entries: v.InferOutput<typeof ledgerSchema>;

  private constructor(path: string, entries: v.InferOutput<typeof ledgerSchema>) {
    this.#path = path;
    this.#entries = entries;
  }

  static async open(path: string): Promise<Ledger> {
    const text = await readFile(path, 'utf8').catch(() => '{}');
    try {
      return new Ledger(path, v.parse(ledgerSchema, JSON.parse(text)));
    } catch {
      return new Ledger(path, {});
    }
  }

  /** Whether this very file was found to have this content before, and has not been touched since. */
  async knows(file: string, sha256: string): Promise<boolean> {
    const entry = this.#entries[file];
    const found = await stat(file).catch(() => undefined);
    return (
      entry !== undefined &&
      found !== undefined &&
      entry.sha256 === sha256 &&
      entry.size === found.size &&
      entry.mtimeMs === found.mtimeMs
    );
  }

  async remember(file: string, sha256: string): Promise<void> {
    const { size, mtimeMs } = await stat(file);
    this.#entries[file] = { size, mtimeMs, sha256 };
    await writeAtomically(this.#path, JSON.stringify(this.#entries, undefined, 2));
  }
}

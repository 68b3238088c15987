/** A machine for a session that does as a test says: its clock, its server, its storage. Not a test. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { createSimdHost } from '#cli/nodePlatform/simdHost.ts';
import { HourglassError } from '#protocol/errors.ts';
import type { NamedFile } from '#protocol/messages.ts';
import type { Platform } from '#workers/platform.ts';
import type { Sealed, SlotId } from '#workers/visits/slots.ts';
import { servedDataset } from './idxFiles.ts';

export interface FakePlatform extends Platform {
  /** What the server has, by path. */
  readonly served: Map<string, Uint8Array>;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** The time. It goes on by `msPerLook` whenever somebody looks: far enough for what goes on for a while to end soon. */
  readonly clock: { ms: number; msPerLook: number };
  /** Downloads never end while this is set; cancelling them works. */
  isStalled: boolean;
  /** As in a page without a secure context. */
  withholdsHashes: boolean;
  readonly kept: NamedFile[];
  /** What visits left. */
  readonly slots: Map<SlotId, Sealed>;
}

export function createFakePlatform(): FakePlatform {
  const clock = { ms: 0, msPerLook: 10 };
  const platform: FakePlatform = {
    served: servedDataset('mnist'),
    asked: [],
    clock,
    isStalled: false,
    withholdsHashes: false,
    kept: [],
    slots: new Map(),
    environment: { simd: createSimdHost(2) },
    now() {
      clock.ms += clock.msPerLook;
      return clock.ms;
    },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    timeout: () => new Promise(() => {}),
    async download(path, signal, onProgress) {
      platform.asked.push(path);
      const bytes = platform.served.get(path);
      if (bytes) onProgress({ done: Math.floor(bytes.length / 2), total: bytes.length });
      if (platform.isStalled) {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      }
      if (bytes) onProgress({ done: bytes.length, total: bytes.length });
      return bytes;
    },
    async inflate(bytes, most) {
      try {
        return new Uint8Array(gunzipSync(bytes, { maxOutputLength: most }));
      } catch {
        throw new HourglassError('gzip/damaged', 'The file cannot be inflated.');
      }
    },
    sha256: async (bytes) =>
      platform.withholdsHashes ? undefined : createHash('sha256').update(bytes).digest('hex'),
    // A picture is its signature and a grey level here.
    async drawPicture(bytes, side) {
      const level = bytes[8];
      if (level === undefined) return undefined;
      const grey = Uint8ClampedArray.from({ length: 4 * side * side }, (_, i) => (i % 4 === 3 ? 255 : level));
      return { rgba: grey, placement: { left: 0, top: 0, width: side, height: side } };
    },
    async keepFiles(files) {
      platform.kept.splice(0, platform.kept.length, ...files);
      return true;
    },
    keptFiles: async () => platform.kept,
    visits: {
      read: async (slot) => structuredClone(platform.slots.get(slot)),
      write: async (slot, sealed) => void platform.slots.set(slot, structuredClone(sealed)),
      clear: async () => platform.slots.clear(),
    },
  };
  return platform;
}

/** A manifest as it lies beside the data sets. */
export function manifestOf(folder: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].map(([name, bytes]) => ({
    name: `${name}.gz`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  }));
  return new TextEncoder().encode(JSON.stringify({ datasets: [{ id: folder, files: entries }] }));
}

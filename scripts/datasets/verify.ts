/** Decides whether bytes are the file that the manifest describes. Says what was found and what was expected. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DatasetFile } from './manifest.ts';

/** The bytes are not the file: another mirror may have it, trying again will not help. */
export class WrongContentError extends Error {
  override readonly name = 'WrongContentError';
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function summarise(bytes: Buffer): string {
  const start = bytes.subarray(0, 200).toString('latin1').trimStart();
  if (/^<(!doctype|html|\?xml|head|body)/i.test(start)) return 'a web page';
  return `${bytes.length.toLocaleString('en')} bytes with SHA-256 ${sha256(bytes)}`;
}

function unpack(bytes: Buffer, expected: DatasetFile): Buffer {
  if (!isGzip(bytes)) return bytes;
  // Bounded, so that a gzip bomb cannot fill the memory.
  return gunzipSync(bytes, { maxOutputLength: expected.bytes + 1 });
}

/**
 * The gzip bytes to store for a file that arrived as gzip or, from servers that unpack on the way, as plain IDX.
 * @throws WrongContentError
 */
export function verifiedGzip(bytes: Buffer, expected: DatasetFile): Buffer {
  const wanted = `expected ${expected.bytes.toLocaleString('en')} bytes with SHA-256 ${expected.sha256} once unpacked`;
  let content: Buffer;
  try {
    content = unpack(bytes, expected);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongContentError(
      `found ${bytes.length.toLocaleString('en')} bytes of gzip that cannot be unpacked (${reason}), ${wanted}`,
    );
  }
  if (content.length !== expected.bytes || sha256(content) !== expected.sha256) {
    throw new WrongContentError(`found ${summarise(content)}, ${wanted}`);
  }
  return isGzip(bytes) ? bytes : gzipSync(bytes);
}

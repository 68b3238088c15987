/**
 * What a session needs of the machine it runs on: time, turns, bytes and a place to keep the person's own files.
 * Not an implementation: browserPlatform.ts is the worker's, tests bring their own.
 */
import type { BackendEnvironment } from '#engine/backends/backend.ts';
import type { Placement } from '#engine/data/pictures.ts';
import type { NamedFile } from '#protocol/messages.ts';
import type { SlotStore } from './visits/slots.ts';

export interface Bytes {
  readonly done: number;
  /** Undefined where the server does not say. */
  readonly total: number | undefined;
}

export interface DrawnPicture {
  /** [side², 4], transparent outside of the placement. */
  readonly rgba: Uint8ClampedArray;
  readonly placement: Placement;
}

export interface Platform {
  readonly environment: BackendEnvironment;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Lets waiting messages in; never waits for an animation frame or a timer. */
  breathe(): Promise<void>;
  /** Rejects after this long. */
  timeout(ms: number): Promise<never>;
  /** The bytes at an address below the data sets' folder; undefined if there are none. */
  download(
    path: string,
    signal: AbortSignal,
    onProgress: (bytes: Bytes) => void,
  ): Promise<Uint8Array | undefined>;
  /** Gzip-compressed bytes, inflated; more than `most` bytes are refused. */
  inflate(bytes: Uint8Array, most: number): Promise<Uint8Array>;
  /** Hexadecimal SHA-256; undefined where the browser withholds it. */
  sha256(bytes: Uint8Array): Promise<string | undefined>;
  /** A picture (PNG, JPEG or WebP) scaled into the middle of a square; undefined if it cannot be decoded.
   *  @param side of the square, pixels */
  drawPicture(bytes: Uint8Array, side: number): Promise<DrawnPicture | undefined>;
  /** Replaces the person's own files. @returns whether they outlast this visit */
  keepFiles(files: readonly NamedFile[]): Promise<boolean>;
  keptFiles(): Promise<readonly NamedFile[]>;
  /** Where a visit leaves its state for the next one. */
  readonly visits: SlotStore;
}

/**
 * Makes small IDX files as a person could bring them.
 * Not test data of the project: nothing is written to disk.
 */
import { gzipSync } from 'node:zlib';

interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function header(magic: number, ...sizes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * (1 + sizes.length));
  for (const [i, value] of [magic, ...sizes].entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}

const file = (name: string, buffer: Buffer): UploadedFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

/** `count` images of 12 × 12 pixels: a bright bar at a place that follows from the index. */
export function barImages(name: string, count: number): UploadedFile {
  const side = 12;
  const pixels = Buffer.alloc(count * side * side);
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < side; row++) pixels[image * side * side + row * side + (image % side)] = 255;
  }
  const bytes = Buffer.concat([header(2051, count, side, side), pixels]);
  return file(name, name.endsWith('.gz') ? gzipSync(bytes) : bytes);
}

/** Labels 0 and 1 in turns. */
export function barLabels(name: string, count: number): UploadedFile {
  const labels = Buffer.from(Array.from({ length: count }, (_, i) => i % 2));
  return file(name, Buffer.concat([header(2049, count), labels]));
}

/** A file whose header promises more images than follow. */
export function cutOffImages(name: string): UploadedFile {
  return file(name, Buffer.concat([header(2051, 1000, 12, 12), Buffer.alloc(500)]));
}

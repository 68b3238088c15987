/** Writes images and labels as IDX files, as parseIdx.ts reads them. */
import type { IdxImages } from './parseIdx.ts';

/** 00 00 08 03, then count, height and width as big-endian 32-bit numbers, then the pixels. */
export function writeIdxImages({ count, width, height, pixels }: IdxImages): Uint8Array {
  return write([count, height, width], pixels);
}

/** 00 00 08 01, then the count as a big-endian 32-bit number, then one byte a label. */
export function writeIdxLabels(labels: Uint8Array): Uint8Array {
  return write([labels.length], labels);
}

function write(sizes: readonly number[], values: Uint8Array): Uint8Array {
  const headerBytes = 4 + 4 * sizes.length;
  const bytes = new Uint8Array(headerBytes + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, 8);
  view.setUint8(3, sizes.length);
  for (const [axis, size] of sizes.entries()) view.setUint32(4 + 4 * axis, size);
  bytes.set(values, headerBytes);
  return bytes;
}

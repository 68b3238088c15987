/**
 * Writes an array in NumPy's .npy format, version 1.0, float32 in C order.
 * Not a reader, and not the .npz archive of several arrays.
 */
import { sizeOf } from '../sizeOf.ts';

/** The data begin at a multiple of this, bytes. */
const ALIGNMENT = 64;
/** \x93NUMPY, version 1.0. */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0] as const;

/**
 * Magic, header length (2 bytes, little-endian), header padded with spaces and ended by a line feed, then the data.
 * @param data [...shape], row-major
 * @throws RangeError where the shape does not fit the data or has too many axes
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function writeNpy(data: Float32Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  if (sizeOf(shape) !== data.length) {
    throw new RangeError(`${data.length} elements do not fill [${shape.join(', ')}].`);
  }
  if (shape.length > 32) throw new RangeError(`NumPy arrays have at most 32 axes, not ${shape.length}.`);
  // Python's tuple of one element ends with a comma.
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`;
  const prefix = MAGIC.length + 2;
  const start = Math.ceil((prefix + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = `${text.padEnd(start - prefix - 1, ' ')}\n`;
  const bytes = new Uint8Array(start + 4 * data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint16(MAGIC.length, header.length, true);
  for (let i = 0; i < header.length; i++) bytes[prefix + i] = header.charCodeAt(i);
  for (let i = 0; i < data.length; i++) view.setFloat32(start + 4 * i, data[i]!, true);
  return bytes;
}

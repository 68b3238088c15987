/**
 * Writes tensors in the safetensors format.
 * Not a file or a download: it makes bytes. Not a reader: readSafetensors.ts.
 */
import type { SafetensorsContent } from '#engine/export/safetensors.ts';

/** Bytes of the header's length; the header is padded to a multiple of it, so that the data are aligned. */
const ALIGNMENT = 8;
const METADATA = '__metadata__';

/**
 * Header length (8 bytes, little-endian), JSON header padded with spaces to a multiple of 8, then the data.
 * @throws RangeError where names repeat or a shape does not fit its data
 * @see https://huggingface.co/docs/safetensors, "Format"
 */
export function writeSafetensors({ tensors, metadata }: SafetensorsContent): Uint8Array<ArrayBuffer> {
  const header = new Map<string, unknown>([[METADATA, metadata]]);
  let end = 0;
  for (const { name, shape, data, dtype = 'F32' } of tensors) {
    if (header.has(name)) throw new RangeError(`The tensor name ${name} occurs twice or is reserved.`);
    if (countElements(shape) !== data.length) {
      throw new RangeError(`${name} has ${data.length} elements, which do not fill [${shape.join(', ')}].`);
    }
    const start = end;
    end += (dtype === 'F32' ? 4 : 2) * data.length;
    header.set(name, { dtype, shape, data_offsets: [start, end] });
  }
  const json = toAscii(JSON.stringify(Object.fromEntries(header)));
  const padded = json.padEnd(Math.ceil(json.length / ALIGNMENT) * ALIGNMENT, ' ');
  const bytes = new Uint8Array(ALIGNMENT + padded.length + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(padded.length), true);
  for (let i = 0; i < padded.length; i++) bytes[ALIGNMENT + i] = padded.charCodeAt(i);
  let at = ALIGNMENT + padded.length;
  for (const { data, dtype = 'F32' } of tensors) {
    // Typed arrays are little-endian like the format, wherever WebAssembly is.
    const written = dtype === 'F32' ? data : Uint16Array.from(data, upperHalf);
    bytes.set(new Uint8Array(written.buffer, written.byteOffset, written.byteLength), at);
    at += written.byteLength;
  }
  return bytes;
}

/** The upper 16 bits of a float32, rounded to the nearest. */
function upperHalf(value: number): number {
  const bits = new DataView(new ArrayBuffer(4));
  bits.setFloat32(0, value);
  const whole = bits.getUint32(0);
  const rounding = Number.isFinite(value) ? 0x7fff + ((whole >>> 16) & 1) : 0;
  return (whole + rounding) >>> 16;
}

/** Escapes everything that is not ASCII, so that the JSON text has one byte a character. */
function toAscii(json: string): string {
  return json.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const countElements = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1);

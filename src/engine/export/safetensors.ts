/**
 * Writes and reads tensors in the safetensors format, float32 only.
 * Not a file or a download: it makes and takes bytes.
 */
import { EngineError } from '../engineError.ts';
import { sizeOf } from '../sizeOf.ts';

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major, as many elements as the shape has. */
  readonly data: Float32Array;
}

export interface SafetensorsContent {
  readonly tensors: readonly NamedTensor[];
  /** Free text, such as the experiment as JSON. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Bytes of the header's length; the header is padded to a multiple of it, so that the data are aligned. */
const ALIGNMENT = 8;
/** The largest header that is read, bytes. */
const MOST_HEADER_BYTES = 2 ** 22;
const METADATA = '__metadata__';

/**
 * Header length (8 bytes, little-endian), JSON header padded with spaces to a multiple of 8, then the float32 data.
 * @throws RangeError where names repeat or a shape does not fit its data
 * @see https://huggingface.co/docs/safetensors, "Format"
 */
export function writeSafetensors({ tensors, metadata }: SafetensorsContent): Uint8Array<ArrayBuffer> {
  const header = new Map<string, unknown>([[METADATA, metadata]]);
  let end = 0;
  for (const { name, shape, data } of tensors) {
    if (header.has(name)) throw new RangeError(`The tensor name ${name} occurs twice or is reserved.`);
    if (sizeOf(shape) !== data.length) {
      throw new RangeError(`${name} has ${data.length} elements, which do not fill [${shape.join(', ')}].`);
    }
    header.set(name, { dtype: 'F32', shape, data_offsets: [end, end + 4 * data.length] });
    end += 4 * data.length;
  }
  const json = toAscii(JSON.stringify(Object.fromEntries(header)));
  const padded = json.padEnd(Math.ceil(json.length / ALIGNMENT) * ALIGNMENT, ' ');
  const bytes = new Uint8Array(ALIGNMENT + padded.length + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(padded.length), true);
  for (let i = 0; i < padded.length; i++) bytes[ALIGNMENT + i] = padded.charCodeAt(i);
  let at = ALIGNMENT + padded.length;
  for (const { data } of tensors) {
    for (const value of data) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}

/** Escapes everything that is not ASCII, so that the JSON text has one byte a character. */
function toAscii(json: string): string {
  return json.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Tensors in the order of their data, copied. Nothing is allocated by what the header claims: the tensors must share
 * the bytes that are there without gaps or overlaps.
 * @throws EngineError "safetensors/truncated", "safetensors/header" or "safetensors/tensor"
 */
export function readSafetensors(bytes: Uint8Array): SafetensorsContent {
  const { header, data } = splitHeader(bytes);
  const { [METADATA]: metadata = {}, ...rest } = header;
  if (!isTextRecord(metadata)) throw headerError('its metadata are not text');
  const entries = Object.entries(rest).map(([name, value]) => readEntry(name, value));
  entries.sort((a, b) => a.start - b.start || a.end - b.end);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let position = 0;
  for (const { name, start, end } of entries) {
    if (start !== position || end > data.length) {
      throw tensorError(name, `takes bytes ${start} to ${end} of ${data.length}, but ${position} was next`);
    }
    position = end;
  }
  if (position !== data.length) {
    throw new EngineError(
      'safetensors/truncated',
      `The tensors take ${position} bytes but ${data.length} are there. The file is damaged: export it again.`,
    );
  }
  const tensors = entries.map(({ name, shape, start, end }) => ({
    name,
    shape,
    data: Float32Array.from({ length: (end - start) / 4 }, (_, i) => view.getFloat32(start + 4 * i, true)),
  }));
  return { tensors, metadata };
}

function splitHeader(bytes: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  const claimed =
    bytes.length < ALIGNMENT
      ? undefined
      : Number(new DataView(bytes.buffer, bytes.byteOffset, ALIGNMENT).getBigUint64(0, true));
  if (claimed === undefined || claimed > MOST_HEADER_BYTES) {
    throw headerError(`${claimed ?? bytes.length} bytes cannot be its header`);
  }
  const end = ALIGNMENT + claimed;
  if (bytes.length < end) {
    throw new EngineError(
      'safetensors/truncated',
      `The file ends after ${bytes.length} bytes, inside its header of ${claimed}. Copy or export it again.`,
    );
  }
  const header = parseHeader(bytes.subarray(ALIGNMENT, end));
  if (!isRecord(header)) throw headerError('its header is not a JSON object');
  return { header, data: bytes.subarray(end) };
}

/** UTF-8 bytes to the JSON value that they spell. */
function parseHeader(bytes: Uint8Array): unknown {
  const encoded = Array.from(bytes, (byte) =>
    byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${byte.toString(16)}`,
  );
  try {
    return JSON.parse(decodeURIComponent(encoded.join('')));
  } catch {
    throw headerError('its header is not JSON');
  }
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

function readEntry(name: string, value: unknown): Entry {
  if (!isRecord(value)) throw tensorError(name, 'is not described by an object');
  if (value.dtype !== 'F32')
    throw tensorError(
      name,
      `has elements of type ${typeof value.dtype === 'string' ? value.dtype : 'unknown'}, not F32`,
    );
  const shape = readSizes(value.shape);
  const offsets = readSizes(value.data_offsets);
  const [start, end] = offsets ?? [];
  if (!shape || offsets?.length !== 2 || end! - start! !== 4 * sizeOf(shape)) {
    throw tensorError(name, 'has a shape that does not fit its bytes');
  }
  return { name, shape, start: start!, end: end! };
}

/** The value as whole numbers of at least 0, or undefined if it is not a list of such. */
function readSizes(value: unknown): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const sizes = value.filter((size) => Number.isSafeInteger(size) && size >= 0);
  return sizes.length === value.length ? sizes : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function headerError(found: string): EngineError {
  return new EngineError(
    'safetensors/header',
    `This is not a safetensors file: ${found}. Choose a file with the ending .safetensors.`,
  );
}

function tensorError(name: string, found: string): EngineError {
  return new EngineError(
    'safetensors/tensor',
    `The tensor ${name} ${found}. Export it again as contiguous float32.`,
  );
}

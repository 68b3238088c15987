/**
 * Reads tensors in the safetensors format, as float32.
 * Not a writer: writeSafetensors.ts.
 */
import { decodeUtf8 } from '#catalog/utf8.ts';
import type { NamedTensor, SafetensorsContent } from '#engine/export/safetensors.ts';
import { HourglassError } from './errors.ts';

/** Bytes of the header's length. */
const LENGTH_BYTES = 8;
/** The largest header that is read, bytes. */
const MOST_HEADER_BYTES = 2 ** 22;
const METADATA = '__metadata__';

/** Bytes of an element by its type. */
const widths: ReadonlyMap<unknown, number> = new Map([
  ['F32', 4],
  ['BF16', 2],
]);

/**
 * Tensors in the order of their data, copied. Nothing is allocated by what the header claims: the tensors must share
 * the bytes that are there without gaps or overlaps.
 * @throws HourglassError "safetensors/truncated", "safetensors/header" or "safetensors/tensor"
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
    throw new HourglassError(
      'safetensors/truncated',
      `The tensors take ${position} bytes but ${data.length} are there. The file is damaged: export it again.`,
    );
  }
  const tensors = entries.map((entry) => tensorOf(entry, view));
  return { tensors, metadata };
}

/** bfloat16 is the upper half of float32. */
function tensorOf({ name, shape, start, end, width }: Entry, view: DataView): NamedTensor {
  const data = new Float32Array((end - start) / width);
  const bits = new Uint32Array(data.buffer);
  for (let i = 0; i < data.length; i++) {
    bits[i] = width === 4 ? view.getUint32(start + 4 * i, true) : view.getUint16(start + 2 * i, true) << 16;
  }
  return { name, shape, data };
}

function splitHeader(bytes: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  const claimed =
    bytes.length < LENGTH_BYTES
      ? undefined
      : Number(new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true));
  if (claimed === undefined || claimed > MOST_HEADER_BYTES) {
    throw headerError(`${claimed ?? bytes.length} bytes cannot be its header`);
  }
  const end = LENGTH_BYTES + claimed;
  if (bytes.length < end) {
    throw new HourglassError(
      'safetensors/truncated',
      `The file ends after ${bytes.length} bytes, inside its header of ${claimed}. Copy or export it again.`,
    );
  }
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, end));
  if (!isRecord(header)) throw headerError('its header is not a JSON object');
  return { header, data: bytes.subarray(end) };
}

/** UTF-8 bytes to the JSON value that they spell. */
function parseHeader(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch {
    throw headerError('its header is not JSON');
  }
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
  /** Bytes of an element. */
  readonly width: number;
}

function readEntry(name: string, value: unknown): Entry {
  if (!isRecord(value)) throw tensorError(name, 'is not described by an object');
  const width = widths.get(value.dtype);
  if (width === undefined)
    throw tensorError(
      name,
      `has elements of type ${typeof value.dtype === 'string' ? value.dtype : 'unknown'}, neither F32 nor BF16`,
    );
  const shape = readSizes(value.shape);
  const offsets = readSizes(value.data_offsets);
  const [start, end] = offsets ?? [];
  if (!shape || offsets?.length !== 2 || end! - start! !== width * countElements(shape)) {
    throw tensorError(name, 'has a shape that does not fit its bytes');
  }
  return { name, shape, start: start!, end: end!, width };
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

function countElements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function headerError(found: string): HourglassError {
  return new HourglassError(
    'safetensors/header',
    `This is not a safetensors file: ${found}. Choose a file with the ending .safetensors.`,
  );
}

function tensorError(name: string, found: string): HourglassError {
  return new HourglassError(
    'safetensors/tensor',
    `The tensor ${name} ${found}. Export it again as contiguous float32 or bfloat16.`,
  );
}

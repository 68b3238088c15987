import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HourglassError } from './errors.ts';
import { readSafetensors } from './readSafetensors.ts';
import { writeSafetensors } from './writeSafetensors.ts';

/** A file with any header text and any data. */
function file(header: string, dataBytes = 0): Uint8Array {
  const json = Buffer.from(header);
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const entry = (start: number, end: number, shape: unknown = [(end - start) / 4], dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [start, end],
});

function codeOf(bytes: Uint8Array): string {
  try {
    readSafetensors(bytes);
  } catch (error) {
    if (error instanceof HourglassError) return error.code;
    throw error;
  }
  return 'none';
}

describe('safetensors', () => {
  const content = {
    tensors: [
      { name: 'encoder.0.weight', shape: [2, 3], data: Float32Array.of(1, -2, 3.5, Infinity, -0, 1e-40) },
      { name: 'bias', shape: [], data: Float32Array.of(7) },
      { name: '0', shape: [0, 4], data: new Float32Array(0) },
    ],
    metadata: { experiment: '{"β": 4}', format: 'pt' },
  };

  it('has the layout of the format', () => {
    const bytes = writeSafetensors(content);
    const headerBytes = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(headerBytes % 8).toBe(0);
    expect(bytes).toHaveLength(8 + headerBytes + 28);
    const header = JSON.parse(Buffer.from(bytes.subarray(8, 8 + headerBytes)).toString('utf8'));
    expect(header['encoder.0.weight']).toEqual({ dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] });
    expect(header.bias).toEqual({ dtype: 'F32', shape: [], data_offsets: [24, 28] });
    expect(header.__metadata__).toEqual(content.metadata);
    expect(new DataView(bytes.buffer).getFloat32(8 + headerBytes + 8, true)).toBe(3.5);
  });

  it('reads what it wrote, also from a view at an odd place', () => {
    const bytes = writeSafetensors(content);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const read = readSafetensors(shifted.subarray(3));
    expect(read.metadata).toEqual(content.metadata);
    expect(read.tensors).toHaveLength(3);
    expect(read.tensors).toEqual(expect.arrayContaining(content.tensors));
  });

  it('round-trips any names and values', () => {
    const tensor = fc.record({
      name: fc.string({ unit: 'binary' }).filter((name) => name !== '__metadata__'),
      data: fc.float32Array({ maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(tensor, { selector: ({ name }) => name }), (list) => {
        const tensors = list.map(({ name, data }) => ({ name, shape: [data.length], data }));
        const read = readSafetensors(writeSafetensors({ tensors, metadata: {} }));
        expect(new Map(read.tensors.map((each) => [each.name, each]))).toEqual(
          new Map(tensors.map((each) => [each.name, each])),
        );
      }),
    );
  });

  it('keeps 8 binary digits of each number in half the bytes, rounded to the nearest', () => {
    const data = Float32Array.of(1, -1.00390625, Math.PI, 1.01171875, 1e-3, -0, Infinity);
    const bytes = writeSafetensors({
      tensors: [{ name: 'w', shape: [7], data, dtype: 'BF16' }],
      metadata: {},
    });
    const read = readSafetensors(bytes).tensors[0]!.data;
    for (const [i, value] of read.entries()) {
      if (Number.isFinite(value))
        expect(Math.abs(value - data[i]!)).toBeLessThanOrEqual(Math.abs(data[i]!) / 256);
    }
    expect([read[0], read[1], read[3], read[5], read[6]]).toEqual([1, -1, 1.015625, -0, Infinity]);
    expect(read[2]).toBe(3.140625);
  });

  it('refuses to write what cannot be read', () => {
    const [weight] = content.tensors;
    expect(() => writeSafetensors({ tensors: [weight!, weight!], metadata: {} })).toThrow(/twice/);
    expect(() => writeSafetensors({ tensors: [{ ...weight!, name: '__metadata__' }], metadata: {} })).toThrow(
      /reserved/,
    );
    expect(() => writeSafetensors({ tensors: [{ ...weight!, shape: [5] }], metadata: {} })).toThrow(
      /6 elements/,
    );
  });

  it.each<[string, Uint8Array, string]>([
    ['too short', new Uint8Array(7), 'safetensors/header'],
    ['a header of 2⁶³ bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x80, 1), 'safetensors/header'],
    ['a cut header', file('{"a":1}').subarray(0, 12), 'safetensors/truncated'],
    ['no JSON', file('PK..'), 'safetensors/header'],
    ['broken UTF-8', new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0, 0xff]), 'safetensors/header'],
    ['a list', file('[]'), 'safetensors/header'],
    ['a number for a tensor', file('{"a":1}'), 'safetensors/tensor'],
    ['half floats', file(JSON.stringify({ a: entry(0, 4, [2], 'F16') }), 4), 'safetensors/tensor'],
    ['a strange type', file('{"a":{"dtype":{"toString":1}}}'), 'safetensors/tensor'],
    ['metadata of numbers', file('{"__metadata__":{"a":1}}'), 'safetensors/header'],
    ['a wrong shape', file(JSON.stringify({ a: entry(0, 4, [2]) }), 4), 'safetensors/tensor'],
    ['a negative size', file(JSON.stringify({ a: entry(0, 4, [-1, -1]) }), 4), 'safetensors/tensor'],
    ['a shape of text', file(JSON.stringify({ a: entry(0, 4, ['1']) }), 4), 'safetensors/tensor'],
    ['data that are not there', file(JSON.stringify({ a: entry(0, 8) }), 4), 'safetensors/tensor'],
    ['a gap', file(JSON.stringify({ a: entry(4, 8) }), 8), 'safetensors/tensor'],
    ['an overlap', file(JSON.stringify({ a: entry(0, 8), b: entry(0, 8) }), 8), 'safetensors/tensor'],
    ['data of nobody', file(JSON.stringify({ a: entry(0, 4) }), 8), 'safetensors/truncated'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('throws nothing but HourglassError on mutated files', () => {
    const valid = writeSafetensors(content);
    const mutation = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 4 });
    fc.assert(
      fc.property(mutation, fc.nat(valid.length), (changes, length) => {
        const bytes = valid.slice(0, length === 0 ? valid.length : length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        codeOf(bytes);
      }),
      { numRuns: 3000 },
    );
  });
});

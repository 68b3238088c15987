import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../sizeOf.ts';
import { writeNpy } from './npy.ts';

const hasNumpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;

describe('.npy files', () => {
  it('have the header that the format asks for', () => {
    const bytes = writeNpy(Float32Array.of(1, 2, 3, 4, 5, -0.5), [2, 3]);
    expect([...bytes.subarray(0, 8)]).toEqual([0x93, ...Buffer.from('NUMPY'), 1, 0]);
    const headerLength = bytes[8]! + 256 * bytes[9]!;
    expect((10 + headerLength) % 64).toBe(0);
    const header = Buffer.from(bytes.subarray(10, 10 + headerLength)).toString('latin1');
    expect(header).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 3\), \} *\n$/);
    expect(bytes).toHaveLength(10 + headerLength + 24);
    expect(new DataView(bytes.buffer).getFloat32(bytes.length - 4, true)).toBe(-0.5);
  });

  it('write tuples as Python does', () => {
    const header = (shape: number[]) =>
      Buffer.from(writeNpy(new Float32Array(sizeOf(shape)), shape).subarray(0, 80)).toString('latin1');
    expect(header([])).toContain("'shape': ()");
    expect(header([3])).toContain("'shape': (3,)");
    expect(header([2, 0, 4])).toContain("'shape': (2, 0, 4)");
  });

  it('refuse a shape that does not fit', () => {
    expect(() => writeNpy(new Float32Array(5), [2, 3])).toThrow(/5 elements/);
    expect(() => writeNpy(new Float32Array(1), new Array<number>(33).fill(1))).toThrow(/32 axes/);
  });

  it.runIf(hasNumpy).each([[[]], [[6]], [[2, 3]], [[1, 3, 2, 1]], [[0, 3]]])(
    'are read by NumPy: [%s]',
    (shape: number[]) => {
      const count = sizeOf(shape);
      const data = Float32Array.from({ length: count }, (_, i) => i + 0.25);
      const program =
        'import sys, io, json, numpy as np; a = np.load(io.BytesIO(sys.stdin.buffer.read()));' +
        'print(json.dumps([str(a.dtype), bool(a.flags.c_contiguous), list(a.shape), a.ravel().tolist()]))';
      const { stdout } = spawnSync('python3', ['-c', program], {
        input: writeNpy(data, shape),
        encoding: 'utf8',
      });
      expect(JSON.parse(stdout)).toEqual(['float32', true, shape, [...data]]);
    },
  );
});

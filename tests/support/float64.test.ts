import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#engine/tf.ts';
import { useBackend } from './backends.ts';
import { inFloat64 } from './float64.ts';

beforeAll(() => useBackend('cpu'));

const third = () =>
  tf.tidy(() => {
    const a = tf.tensor2d([[1 / 3, 1]]);
    return tf.sum(tf.exp(tf.matMul(a, a, false, true))).dataSync()[0];
  });

describe('inFloat64', () => {
  it('computes with 64-bit floats inside and 32-bit floats again afterwards', () => {
    const exact = Math.exp(1 / 9 + 1);
    expect(inFloat64(third)).toBeCloseTo(exact, 13);
    expect(third()).not.toBeCloseTo(exact, 13);
    expect(third()).toBeCloseTo(exact, 5);
  });

  it('restores the arrays when the work throws', () => {
    const fail = () => {
      throw new Error('work');
    };
    expect(() => inFloat64(fail)).toThrow('work');
    expect(new Float32Array(1).BYTES_PER_ELEMENT).toBe(4);
  });
});

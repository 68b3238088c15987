import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sphericalPath, straightPath } from './paths.ts';

const PLACES = 11;
const rowOf = (path: Float32Array, units: number, place: number) =>
  path.subarray(place * units, (place + 1) * units);
const finite = fc.float({ min: -5, max: 5, noNaN: true });
const points = (units: number) => fc.array(finite, { minLength: units, maxLength: units });

describe.each([straightPath, sphericalPath])('%o', (pathOf) => {
  it('begins and ends exactly where it should, and is finite between', () => {
    fc.assert(
      fc.property(points(4), points(4), (from, to) => {
        const [a, b] = [Float32Array.from(from), Float32Array.from(to)];
        const path = pathOf(a, b, PLACES);
        expect([...rowOf(path, 4, 0)]).toEqual([...a]);
        expect([...rowOf(path, 4, PLACES - 1)]).toEqual([...b]);
        expect(path.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('the spherical path', () => {
  it('keeps the length of ends equally long, and turns evenly', () => {
    const [a, b] = [Float32Array.of(3, 0, 4), Float32Array.of(0, 5, 0)];
    const path = sphericalPath(a, b, PLACES);
    for (let place = 0; place < PLACES; place++) {
      const z = rowOf(path, 3, place);
      expect(Math.hypot(...z)).toBeCloseTo(5, 5);
      const angle = Math.acos((3 * z[0]! + 4 * z[2]!) / 25);
      expect(angle).toBeCloseTo((place / (PLACES - 1)) * (Math.PI / 2), 3);
    }
  });

  it('goes from length to length evenly', () => {
    const path = sphericalPath(Float32Array.of(1, 0), Float32Array.of(0, 3), 3);
    expect(Math.hypot(...rowOf(path, 2, 1))).toBeCloseTo(2, 6);
  });

  it.each([
    ['a zero vector', [0, 0], [1, 2]],
    ['one direction', [1, 2], [2, 4]],
    ['opposite directions', [1, 2], [-2, -4]],
  ])('is straight for %s', (_, from, to) => {
    const [a, b] = [Float32Array.from(from), Float32Array.from(to)];
    expect(sphericalPath(a, b, PLACES)).toEqual(straightPath(a, b, PLACES));
  });

  it('is straight in one dimension', () => {
    const [a, b] = [Float32Array.of(-1), Float32Array.of(3)];
    expect([...sphericalPath(a, b, 3)]).toEqual([-1, 1, 3]);
  });
});

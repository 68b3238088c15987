import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestByDistance } from './nearest.ts';

it('finds what sorting all of them finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      (points, count) => {
        const code = Float32Array.of(1, -1);
        const among = Uint32Array.from(points.keys()).filter((index) => index % 3 !== 0);
        const found = nearestByDistance(Float32Array.from(points.flat()), code, among, count);
        const distance = (index: number) => Math.hypot(points[index]![0] - 1, points[index]![1] + 1);
        const sorted = [...among].toSorted((a, b) => distance(a) - distance(b)).slice(0, count);
        expect([...found.indices]).toEqual(sorted);
        expect([...found.distances]).toEqual(sorted.map((index) => Math.fround(distance(index))));
      },
    ),
  );
});

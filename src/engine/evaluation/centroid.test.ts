import { expect, it } from 'vitest';
import { centroidOf } from './centroid.ts';

const codes = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const labels = [0, 1, 0, 0];
const labelOf = (index: number) => labels[index]!;

it('is the direct mean of the codes that belong, of the images looked at', () => {
  const found = centroidOf({ codes, units: 2 }, [3, 1, 0], (index) => labelOf(index) === 0);
  expect(found).toEqual({ mean: Float32Array.of((1 + 7) / 2, (2 + 8) / 2), images: 2 });
});

it('is none where no image belongs', () => {
  expect(centroidOf({ codes, units: 2 }, [0, 2], (index) => labelOf(index) === 1)).toBeUndefined();
});

import { expect, it } from 'vitest';
import { varianceOfMeans } from './codeUse.ts';

it('the variance of means is taken over images, unit by unit', () => {
  expect([...varianceOfMeans(Float32Array.of(1, 5, 3, 5), 2)]).toEqual([1, 0]);
});

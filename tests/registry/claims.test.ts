/** Every claim can be tried; whether it holds is found out on real images by `npm run reproduce`. */
import { beforeAll, expect, it } from 'vitest';
import { claims } from '#cli/reproduce/claims/index.ts';
import { createLab } from '#cli/reproduce/lab.ts';
import { alive, useBackend } from '../support/backends.ts';
import { fewStrokeDigits } from '../support/training.ts';

const data = fewStrokeDigits(128, 32);
const silent = { stage() {}, share() {}, training() {}, finish() {} };

beforeAll(() => useBackend('simd'));

it.each(claims)('$id gives finite figures and leaves nothing behind', async (claim) => {
  const before = alive();
  const { signal } = new AbortController();
  const lab = createLab({ data, progress: silent, signal, epochs: 1 });
  const { figures } = await claim.try(lab);
  lab.dispose();
  expect(figures.length).toBeGreaterThan(1);
  for (const { label, value } of figures) expect(value, label).toSatisfy(Number.isFinite);
  expect(alive()).toEqual(before);
});

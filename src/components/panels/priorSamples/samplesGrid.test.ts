import { expect, it } from 'vitest';
import { samplesGrid } from './paintSamples.ts';

it('stands in full rows that fit, wide rooms having more columns', () => {
  const wide = samplesGrid({ width: 900, height: 120 }, 40);
  const high = samplesGrid({ width: 320, height: 360 }, 40);
  for (const { columns, rows } of [wide, high]) expect(columns * rows).toBe(40);
  expect(wide.columns).toBeGreaterThan(high.columns);
  expect(high.rows * high.pitch.y).toBeLessThanOrEqual(360);
  expect(high.columns * high.pitch.x).toBeLessThanOrEqual(324);
});

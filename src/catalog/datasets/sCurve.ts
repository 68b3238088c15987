/** The S-curve: a sheet bent into an S in three dimensions. */
import { defineDataset } from './dataset.ts';
import { generatePoints } from './points/generate.ts';
import { amountParams, dimensionsParam } from './points/params.ts';
import { sheet } from './points/sheet.ts';

const shape = sheet((u) => {
  const angle = 3 * Math.PI * (u - 0.5);
  return [Math.sin(angle), Math.sign(angle) * (Math.cos(angle) - 1)];
}, 1);

export const sCurve = defineDataset({
  id: 'sCurve',
  label: 'S-curve',
  summary:
    'A flat sheet bent into an S. Easier to flatten than the Swiss roll, because its layers keep their distance; you look along its axis.',
  formula: 'x = (sin φ, h, ±(cos φ − 1)) + ε,  |h| ≤ 1',
  kind: 'point',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, params) => generatePoints(shape, params, createSequence, seed),
  },
  params: { ...amountParams(0.05), dimensions: dimensionsParam(3) },
});

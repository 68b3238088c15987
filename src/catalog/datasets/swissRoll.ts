/** The Swiss roll: a sheet rolled up in three dimensions. */
import { defineDataset } from './dataset.ts';
import { generatePoints } from './points/generate.ts';
import { amountParams, dimensionsParam } from './points/params.ts';
import { sheet } from './points/sheet.ts';

/** The outermost angle; lengths are in units of the outermost radius. */
const OUTER = 4.5 * Math.PI;
const HALF_HEIGHT = 0.75;

const shape = sheet((u) => {
  const angle = 1.5 * Math.PI * (1 + 2 * u);
  return [(angle / OUTER) * Math.cos(angle), (angle / OUTER) * Math.sin(angle)];
}, HALF_HEIGHT);

export const swissRoll = defineDataset({
  id: 'swissRoll',
  label: 'Swiss roll',
  summary:
    'A flat sheet rolled up in space. Two numbers are enough for it, if the code unrolls the sheet; you look along its axis.',
  formula: 'x = (φ cos φ / 4.5π, h, φ sin φ / 4.5π) + ε,  |h| ≤ ¾',
  source: {
    authors: 'Tenenbaum, de Silva & Langford',
    year: 2000,
    title: 'A global geometric framework for nonlinear dimensionality reduction',
  },
  kind: 'point',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, params) => generatePoints(shape, params, createSequence, seed),
  },
  params: { ...amountParams(0.03), dimensions: dimensionsParam(3) },
});

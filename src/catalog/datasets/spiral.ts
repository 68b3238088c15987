/** A spiral in the plane. */
import { defineDataset } from './dataset.ts';
import { curve } from './points/curve.ts';
import { generatePoints } from './points/generate.ts';
import { amountParams, dimensionsParam } from './points/params.ts';

/** Radians at the inner and at the outer end. */
const INNER = Math.PI / 2;
const OUTER = 3.5 * Math.PI;

/** The length of the curve grows with the square of the angle: so the points lie equally close everywhere. */
const shape = curve((u) => {
  const angle = Math.sqrt(INNER ** 2 + u * (OUTER ** 2 - INNER ** 2));
  return [(angle / OUTER) * Math.cos(angle), (angle / OUTER) * Math.sin(angle)];
});

export const spiral = defineDataset({
  id: 'spiral',
  label: 'Spiral',
  summary:
    'Points along one and a half turns. Neighbours on the curve and neighbours across its gaps are told apart only by a code that unrolls it.',
  formula: 'x = (φ / 3.5π) (cos φ, sin φ) + ε',
  kind: 'point',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, params) => generatePoints(shape, params, createSequence, seed),
  },
  params: { ...amountParams(0.05), dimensions: dimensionsParam(2) },
});

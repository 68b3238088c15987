/** A ring in the plane. */
import { defineDataset } from './dataset.ts';
import { curve } from './points/curve.ts';
import { generatePoints } from './points/generate.ts';
import { amountParams, dimensionsParam } from './points/params.ts';

const shape = curve((u) => [Math.cos(2 * Math.PI * u), Math.sin(2 * Math.PI * u)]);

export const ring = defineDataset({
  id: 'ring',
  label: 'Ring',
  summary:
    'Points around a circle of radius 1. One number says where on it, but no straight line does: the least shape that PCA cannot follow.',
  formula: 'x = (cos 2πu, sin 2πu) + ε',
  kind: 'point',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, params) => generatePoints(shape, params, createSequence, seed),
  },
  params: { ...amountParams(0.05), dimensions: dimensionsParam(2) },
});

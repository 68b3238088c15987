/** Two interleaved half circles. */
import { defineDataset } from './dataset.ts';
import { curve } from './points/curve.ts';
import { generatePoints } from './points/generate.ts';
import { amountParams, dimensionsParam } from './points/params.ts';

/** Moved so that the middle of both lies at 0. */
const shape = curve(
  (u) => {
    const angle = 2 * Math.PI * (u % 0.5);
    return u < 0.5
      ? [Math.cos(angle) - 0.5, Math.sin(angle) - 0.25]
      : [0.5 - Math.cos(angle), 0.25 - Math.sin(angle)];
  },
  ['upper moon', 'lower moon'],
);

export const twoMoons = defineDataset({
  id: 'twoMoons',
  label: 'Two moons',
  summary: 'Two half circles that reach into each other. They lie apart, but no straight line parts them.',
  formula: 'x = ±(cos πt − ½, sin πt − ¼) + ε',
  kind: 'point',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, params) => generatePoints(shape, params, createSequence, seed),
  },
  params: { ...amountParams(0.05), dimensions: dimensionsParam(2) },
});

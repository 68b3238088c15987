/** Nine round clouds on a grid. */
import { defineDataset } from './dataset.ts';
import { generatePoints } from './points/generate.ts';
import type { Manifold } from './points/manifold.ts';
import { mixtureScore } from './points/mixture.ts';
import { amountParams, dimensionsParam } from './points/params.ts';

const SIDE = 3;
const centres = Array.from({ length: SIDE * SIDE }, (_, i): readonly [number, number] => [
  (i % SIDE) - 1,
  1 - Math.floor(i / SIDE),
]);
const places = Float64Array.from(centres.flat());

const shape: Manifold = {
  dim: 2,
  classNames: centres.map((_, i) => `cloud ${i + 1}`),
  shown: [0, 1],
  draw(random) {
    const label = random.integer(centres.length);
    return { point: centres[label]!, label };
  },
  score: (point, variance) => mixtureScore(point, places, variance),
};

export const gaussianGrid = defineDataset({
  id: 'gaussianGrid',
  label: 'Grid of Gaussians',
  summary:
    'Nine equal round clouds at a distance of 1. Their density is known exactly, and so is what the best denoiser does anywhere.',
  formula: 'p(x) = ⅑ Σᵢ N(x; cᵢ, noise² I)',
  kind: 'point',
  origin: {
    kind: 'generated',
    generate: (createSequence, seed, params) => generatePoints(shape, params, createSequence, seed),
  },
  params: { ...amountParams(0.1), dimensions: dimensionsParam(2) },
});

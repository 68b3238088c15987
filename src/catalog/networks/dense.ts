/** Fully connected layers, mirrored around the code. */
import { denseMap, transposedDenseMap } from '../formulas/dense.ts';
import { type Finish, layerOf } from '../formulas/layerOf.ts';
import { widthsParam } from '../params.ts';
import { finishOf, hiddenParams, MOST_LAYERS } from './hiddenLayers.ts';
import { defineNetwork } from './network.ts';
import { lender, tiedObstacle, tyingParam } from './tied.ts';

export const dense = defineNetwork({
  id: 'dense',
  label: 'Dense',
  summary: 'Fully connected layers that narrow towards the code and widen again behind it, as in a mirror.',
  formula: 'h = f(W x + b)',
  source: {
    authors: 'Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
  },
  params: {
    widths: widthsParam({
      unit: 'units',
      label: 'Hidden layers',
      help: 'Units of each encoder layer from the input to the code; the decoder mirrors them.',
      default: [512, 256],
      min: 1,
      max: 4096,
      maxLayers: MOST_LAYERS,
    }),
    ...hiddenParams,
    weights: tyingParam,
  },
  obstacle: ({ weights }, around) => tiedObstacle(weights, around),
  encoder: (params, { height, width }) =>
    params.widths.map((units, i) =>
      layerOf(denseMap(params.widths[i - 1] ?? height * width, units), finishOf(params, i)),
    ),
  decoder(params, { height, width }, latentDim) {
    const { widths, weights } = params;
    const sizes = [height * width, ...widths, latentDim];
    const undo = (layer: number, finish: Finish) => {
      const [units, inputs] = [sizes[layer]!, sizes[layer + 1]!];
      const map = weights === 'tied' ? transposedDenseMap(inputs, units) : denseMap(inputs, units);
      return layerOf(map, finish, lender(weights, layer, widths.length));
    };
    const hidden = widths.map((_, i) => undo(i + 1, finishOf(params, i))).toReversed();
    return [...hidden, undo(0, { activation: 'linear' })];
  },
});

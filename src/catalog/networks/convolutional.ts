/** Convolutions on the way to the code, transposed convolutions on the way back. */
import { obstacleWithoutImages } from '../datasets/fits.ts';
import {
  convolution,
  convolvedGrid,
  transposedConvolution,
  unitsIn,
  type Window,
} from '../formulas/convolution.ts';
import { denseMap, transposedDenseMap } from '../formulas/dense.ts';
import { type Finish, type LinearMap, layerOf } from '../formulas/layerOf.ts';
import type { Grid, ImageShape } from '../layer.ts';
import { numberParam, widthsParam } from '../params.ts';
import { finishOf, hiddenParams, MOST_LAYERS } from './hiddenLayers.ts';
import { defineNetwork } from './network.ts';
import { lender, tiedObstacle, tyingParam } from './tied.ts';

interface Shape {
  readonly filters: readonly number[];
  readonly kernel: number;
  readonly stride: number;
}

const windowOf = ({ kernel, stride }: Shape): Window => ({ side: kernel, stride });

/** The maps before and after each layer of the encoder: the image as one map first. */
function gridsOf(shape: Shape, image: ImageShape): Grid[] {
  const grids: Grid[] = [{ height: image.height, width: image.width, channels: 1 }];
  for (const channels of shape.filters) grids.push(convolvedGrid(grids.at(-1)!, channels, windowOf(shape)));
  return grids;
}

/** A dense map whose outputs are arranged as maps. */
const toMaps = (map: LinearMap, grid: Grid): LinearMap => ({ ...map, grid });

export const convolutional = defineNetwork({
  id: 'convolutional',
  label: 'Convolutional',
  summary:
    'Small filters that look for the same pattern everywhere in the image. They need far fewer weights than dense layers, because a stroke is a stroke wherever it lies.',
  formula: 'h = f(K ∗ x + b);  back: f(Kᵀ ∗ h + b′)',
  source: {
    authors: 'Masci et al.',
    year: 2011,
    title: 'Stacked convolutional auto-encoders for hierarchical feature extraction',
  },
  params: {
    filters: widthsParam({
      unit: 'filters',
      label: 'Filters',
      help: 'Filters of each layer from the input to the code; each gives one map. The decoder mirrors them.',
      default: [16, 32],
      min: 1,
      max: 256,
      maxLayers: MOST_LAYERS,
    }),
    kernel: numberParam({
      label: 'Kernel',
      unit: 'pixels',
      help: 'Height and width of a filter. Larger ones see more at once and have more weights.',
      default: 3,
      min: 1,
      max: 9,
      scale: 'linear',
      integer: true,
      live: false,
    }),
    stride: numberParam({
      label: 'Stride',
      unit: 'pixels',
      help: 'How far a filter moves on. 2 halves the sides of the maps in each layer; 1 keeps them and costs much more time.',
      default: 2,
      min: 1,
      max: 4,
      scale: 'linear',
      integer: true,
      live: false,
    }),
    ...hiddenParams,
    weights: tyingParam,
  },
  obstacle: ({ kernel, stride, weights }, around) =>
    obstacleWithoutImages(
      around,
      (data) => `Filters look for patterns in images, and ${data} has none: choose the dense network.`,
    ) ??
    (stride > kernel
      ? `A filter of ${kernel} × ${kernel} pixels that moves on by ${stride} skips pixels: choose a larger kernel or a smaller stride.`
      : tiedObstacle(weights, around)),
  encoder(params, image) {
    const grids = gridsOf(params, image);
    return params.filters.map((_, i) =>
      layerOf(convolution(grids[i]!, grids[i + 1]!, windowOf(params)), finishOf(params, i)),
    );
  },
  decoder(params, image, latentDim) {
    const { filters, weights } = params;
    const grids = gridsOf(params, image);
    const count = filters.length;
    const undo = (layer: number, finish: Finish) =>
      layerOf(
        transposedConvolution(grids[layer + 1]!, grids[layer]!, windowOf(params)),
        finish,
        lender(weights, layer, count),
      );
    const last = grids.at(-1)!;
    const spread = (weights === 'tied' ? transposedDenseMap : denseMap)(latentDim, unitsIn(last));
    const output: Finish = { activation: 'linear' };
    const first = layerOf(
      toMaps(spread, last),
      count === 0 ? output : finishOf(params, count - 1),
      lender(weights, count, count),
    );
    const between = Array.from({ length: count }, (_, i) => count - 1 - i);
    return [
      first,
      ...between.map((layer) => undo(layer, layer === 0 ? output : finishOf(params, layer - 1))),
    ];
  },
});

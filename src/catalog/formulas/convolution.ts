/**
 * Convolutions of maps and their adjoints.
 * Not a network: see networks/.
 */
import type { Grid, WeightPlan } from '../layer.ts';
import type { Rank, Tensor, Tensor2D, Tensor4D, Tf } from '../tf.ts';
import type { LinearMap } from './layerOf.ts';

export interface Window {
  /** Height and width of the kernel, pixels. */
  readonly side: number;
  /** Pixels from one window to the next. */
  readonly stride: number;
}

export const unitsIn = ({ height, width, channels }: Grid): number => height * width * channels;

/** The maps that a convolution with zero padding gives: every `stride`-th position, of both sides. */
export const convolvedGrid = ({ height, width }: Grid, channels: number, { stride }: Window): Grid => ({
  height: Math.ceil(height / stride),
  width: Math.ceil(width / stride),
  channels,
});

/** [side, side, channels of the finer maps, channels of the coarser maps] */
const kernelPlan = (fine: Grid, coarse: Grid, side: number, isUpward: boolean): WeightPlan => {
  const [fanIn, fanOut] = isUpward ? [coarse, fine] : [fine, coarse];
  const area = side * side;
  return {
    shape: [side, side, fine.channels, coarse.channels],
    initializer: { kind: 'glorotUniform', fanIn: area * fanIn.channels, fanOut: area * fanOut.channels },
    decays: true,
  };
};

const asMaps = (tf: Tf, values: Tensor2D, { height, width, channels }: Grid): Tensor4D =>
  tf.reshape<Rank.R4>(values, [-1, height, width, channels]);
const asRows = (tf: Tf, maps: Tensor4D, grid: Grid): Tensor2D =>
  tf.reshape<Rank.R2>(maps, [-1, unitsIn(grid)]); // [batch, units]
const asKernel = (tf: Tf, kernel: Tensor): Tensor4D => {
  const [height, width, fine, coarse] = kernel.shape;
  return tf.reshape<Rank.R4>(kernel, [height!, width!, fine!, coarse!]);
};

/** aᵤᵥ = Σ over the window at stride · (u, v) of K x, with zeros beyond the edges. Fine maps → coarse maps. */
export function convolution(fine: Grid, coarse: Grid, { side, stride }: Window): LinearMap {
  return {
    units: unitsIn(coarse),
    channels: coarse.channels,
    grid: coarse,
    kernel: kernelPlan(fine, coarse, side, false),
    apply: (tf, input, kernel) =>
      asRows(tf, tf.conv2d(asMaps(tf, input, fine), asKernel(tf, kernel), stride, 'same'), coarse),
  };
}

/** The adjoint of `convolution` with the same kernel: each value is spread over its window. Coarse maps → fine maps, of any
 *  sides whose convolution has the coarse ones.
 *  @see Dumoulin & Visin 2016, chapter 4 */
export function transposedConvolution(coarse: Grid, fine: Grid, { side, stride }: Window): LinearMap {
  return {
    units: unitsIn(fine),
    channels: fine.channels,
    grid: fine,
    kernel: kernelPlan(fine, coarse, side, true),
    apply(tf, input, kernel) {
      const maps = asMaps(tf, input, coarse);
      const shape: [number, number, number, number] = [
        input.shape[0],
        fine.height,
        fine.width,
        fine.channels,
      ];
      return asRows(tf, tf.conv2dTranspose(maps, asKernel(tf, kernel), shape, stride, 'same'), fine);
    },
  };
}

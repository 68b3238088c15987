/** Pictures of single units, a page at a time: what each reads of an image or draws of it. Not activations: activity.ts. */
import type { Rank, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { tf } from '../tf.ts';
import { type FilterKind, filterSource } from './filterSources.ts';
import { defineProbe, takeValues } from './probe.ts';

export type FilterOrder = 'norm' | 'use' | 'index';

interface FiltersRequest {
  readonly kind: FilterKind;
  /** By length of the weights, by how much the activity varies, or as they stand. */
  readonly order: FilterOrder;
  /** Place of the first unit in that order, and how many to show. */
  readonly first: number;
  readonly count: number;
}

interface FiltersFrame extends FiltersRequest {
  readonly step: number;
  /** How many units there are; 0 where this network has no such pictures. */
  readonly total: number;
  /** Those on this page, in order. */
  readonly units: Uint32Array;
  /** One image for each of them, [units, height · width], as the weights are. */
  readonly images: Float32Array;
  readonly width: number;
  readonly height: number;
  /** ‖w‖₂ of all units, [total]. */
  readonly norms: Float32Array;
  /** Standard deviation of each unit's activity over held-out images, [total]. */
  readonly use: Float32Array;
}

export const filters = defineProbe({
  id: 'filters',
  isHeavy: true,
  async compute(context, request: FiltersRequest): Promise<FiltersFrame> {
    const source = tf.tidy(() => {
      const found = filterSource(context, request.kind);
      if (!found) return undefined;
      const { rows, activity, width, height } = found;
      return {
        rows: tf.clone(rows),
        norms: lengths(rows),
        use: deviations(activity),
        size: [width, height] as const,
      };
    });
    if (!source) return { ...request, ...nothing(), step: context.step };
    const { rows, size } = source;
    const [norms, use] = await Promise.all([source.norms, source.use].map(takeValues));
    const units = orderOf(request, norms!, use!).subarray(request.first, request.first + request.count);
    const page = tf.tidy(() => tf.gather(rows, Array.from(units))); // [units, height · width]
    rows.dispose();
    return {
      ...request,
      step: context.step,
      total: norms!.length,
      units,
      images: await takeValues(page),
      width: size[0],
      height: size[1],
      norms: norms!,
      use: use!,
    };
  },
});

/** Made anew each time: what is sent is given away. */
const nothing = () => ({
  total: 0,
  units: new Uint32Array(),
  images: new Float32Array(),
  width: 0,
  height: 0,
  norms: new Float32Array(),
  use: new Float32Array(),
});

/** ‖w‖₂ of each row, [units]. */
const lengths = (rows: Tensor2D): Tensor1D => tf.sqrt(tf.sum<Tensor1D>(tf.square(rows), 1));

/** √Var of each column, by n, [units]. */
const deviations = (activity: Tensor2D): Tensor1D =>
  tf.sqrt<Tensor1D>(tf.reshape<Rank.R1>(tf.moments(activity, 0).variance, [activity.shape[1]]));

/** All units, the greatest first. */
function orderOf({ order }: FiltersRequest, norms: Float32Array, use: Float32Array): Uint32Array {
  const units = Uint32Array.from(norms.keys());
  if (order === 'index') return units;
  const values = order === 'norm' ? norms : use;
  return units.sort((a, b) => values[b]! - values[a]!);
}

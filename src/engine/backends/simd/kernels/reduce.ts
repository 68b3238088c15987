/** Reductions over any axes, with or without keeping them as ones. Arguments: assembly/reduce.ts. */
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import { bits } from '../machine.ts';
import { axesOf, stridesOf } from './axes.ts';
import { copyAt } from './copy.ts';
import type { Call, SimdKernel } from './kernel.ts';

/** Words that one thread reduces at once where there would be too few results to share. */
const BLOCK = 4096;
const MOST_BLOCKS = 64;
/** So many groups of results are enough to share. */
const ENOUGH = 16;

/** Numbers in memory as [outer, n, inner], of which n is reduced. */
interface Extent {
  readonly outer: number;
  readonly n: number;
  readonly inner: number;
}

/** The extent of a tensor as it lies there; nothing where the axes to reduce are not neighbours. */
function extentOf(shape: readonly number[], axes: ReadonlySet<number>): Extent | undefined {
  const counted = shape.map((_, axis) => axis).filter((axis) => shape[axis] !== 1);
  const first = counted.findIndex((axis) => axes.has(axis));
  if (first < 0) return { outer: 1, n: 1, inner: sizeOf(shape) };
  const last = counted.findLastIndex((axis) => axes.has(axis));
  if (counted.slice(first, last).some((axis) => !axes.has(axis))) return undefined;
  const product = (chosen: readonly number[]) => sizeOf(chosen.map((axis) => shape[axis]!));
  return {
    outer: product(counted.slice(0, first)),
    n: product(counted.slice(first, last + 1)),
    inner: product(counted.slice(last + 1)),
  };
}

/** Copies a tensor so that the axes to reduce come last. @returns its address, to release, and its extent */
function bringLast(backend: SimdBackend, x: TensorInfo, axes: ReadonlySet<number>) {
  const all = x.shape.map((_, axis) => axis);
  const kept = all.filter((axis) => !axes.has(axis));
  const order = [...kept, ...all.filter((axis) => axes.has(axis))];
  const shape = order.map((axis) => x.shape[axis]!);
  const from = stridesOf(x.shape);
  const to = stridesOf(shape);
  const address = backend.allocate(4 * sizeOf(shape));
  copyAt(
    backend,
    backend.address(x),
    address,
    order.map((axis, i) => ({ side: shape[i]!, from: from[axis]!, to: to[i]! })),
  );
  const outer = sizeOf(shape.slice(0, kept.length));
  return { address, extent: { outer, n: sizeOf(shape.slice(kept.length)), inner: 1 } };
}

/** Of how many of the n one thread makes a part of a result. Depends on the shape alone, so that the sum does too. */
function blockOf({ outer, n, inner }: Extent): number {
  if (outer * Math.ceil(inner / ENOUGH) >= ENOUGH || n * inner <= 2 * BLOCK) return Math.max(1, n);
  return Math.max(Math.ceil(BLOCK / inner), Math.ceil(n / MOST_BLOCKS));
}

/** The kernel that reduces, and the one that reduces what that gave. */
interface Reducer {
  readonly first: string;
  readonly second: string;
}

function reduceExtent(
  backend: SimdBackend,
  x: number,
  out: number,
  extent: Extent,
  { first, second }: Reducer,
  divisor: number,
): void {
  const { outer, n, inner } = extent;
  const block = blockOf(extent);
  const blocks = Math.ceil(n / block);
  if (blocks <= 1) {
    backend.perform(first, x, out, outer, n, inner, block, bits(divisor));
    return;
  }
  const parts = backend.allocate(4 * outer * blocks * inner);
  backend.perform(first, x, parts, outer, n, inner, block, bits(1));
  backend.perform(second, parts, out, outer, blocks, inner, blocks, bits(divisor));
  backend.release(parts);
}

function reduce(call: Call, x: TensorInfo, reducer: Reducer, dtype: DataType, isMean = false): TensorInfo {
  const { backend } = call;
  const axes = new Set(axesOf(call, x.shape.length));
  const shape = call.flag('keepDims')
    ? x.shape.map((side, axis) => (axes.has(axis) ? 1 : side))
    : x.shape.filter((_, axis) => !axes.has(axis));
  const out = backend.output(shape, dtype);
  const divisor = isMean ? sizeOf([...axes].map((axis) => x.shape[axis]!)) : 1;
  const extent = extentOf(x.shape, axes);
  if (extent) {
    reduceExtent(backend, backend.address(x), backend.address(out), extent, reducer, divisor);
  } else {
    const moved = bringLast(backend, x, axes);
    reduceExtent(backend, moved.address, backend.address(out), moved.extent, reducer, divisor);
    backend.release(moved.address);
  }
  return out;
}

/** A reduction that is another kernel for whole numbers. */
const reduction = (name: string, kernel: string, dtypeOf: (dtype: DataType) => DataType): SimdKernel => ({
  name,
  run(call) {
    const x = call.input('x');
    const chosen = x.dtype === 'float32' ? kernel : `${kernel}OfInts`;
    return reduce(call, x, { first: chosen, second: chosen }, dtypeOf(x.dtype));
  },
});

const same = (dtype: DataType) => dtype;
/** Truth values are counted. */
const counted = (dtype: DataType): DataType => (dtype === 'float32' ? 'float32' : 'int32');

/** Always float32. */
const mean: SimdKernel = {
  name: 'Mean',
  run(call) {
    const x = call.input('x');
    const first = x.dtype === 'float32' ? 'reduceSum' : 'reduceSumAsFloat';
    return reduce(call, x, { first, second: 'reduceSum' }, 'float32', true);
  },
};

export const reduceKernels = [
  reduction('Sum', 'reduceSum', counted),
  mean,
  reduction('Prod', 'reduceProduct', counted),
  reduction('Max', 'reduceMost', same),
  reduction('Min', 'reduceLeast', same),
  // Of truth values, which are 0 or 1.
  reduction('All', 'reduceProduct', same),
  reduction('Any', 'reduceMost', same),
];

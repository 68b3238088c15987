/**
 * Convolutions of images and their two gradients: a block of patches at a time, brought into rows and multiplied while
 * it is in the cache.
 * Not the product: product.ts. Not the patches: patches.ts.
 * @see Chellapilla et al. 2006, "High performance convolutional neural networks for document processing"
 */
import { activateLine, LINEAR } from './activation';
import { Geometry, gatherPatches, scatterPatches } from './patches';
import { multiply, setOperand } from './product';
import { shareEnd, shareStart, threadIndex } from './threads';
import { TILE_ROWS } from './tile';

/** One class for all three, with what each of them reads and writes; Geometry is the rest. */
@unmanaged
export class ConvolutionArguments extends Geometry {
  /** [batch, height, width, channels] */
  images: usize;
  /** [kernelHeight, kernelWidth, channels, filters] */
  kernel: usize;
  /** [batch, outHeight, outWidth, filters] */
  maps: usize;
  filters: i32;
  /** Room for a block of patches and a vector, so many bytes for each thread. */
  workspace: usize;
  workspaceBytes: usize;
  /** Patches of a block at most. */
  blockRows: i32;

  @inline get patches(): usize {
    return this.workspace + <usize>threadIndex() * this.workspaceBytes;
  }

  /** Address of the filters' answers to patch `row`. */
  @inline answers(row: i32): usize {
    return this.maps + ((<usize>(row * this.filters)) << 2);
  }
}

/** maps = f(images ∗ kernel + bias). */
@unmanaged
export class ForwardArguments extends ConvolutionArguments {
  /** [filters], or 0. */
  bias: usize;
  activation: i32;
}

/** The kernel: each thread takes a share of the patches. */
export function convolution(args: ForwardArguments): void {
  const patches = args.patches;
  const depth = args.depth;
  const filters = args.filters;
  const rows = args.batch * args.area;
  const end = shareEnd(rows, TILE_ROWS);
  setOperand(0, patches, (<usize>depth) << 2, 4);
  setOperand(1, args.kernel, (<usize>filters) << 2, 4);
  for (let row = shareStart(rows, TILE_ROWS); row < end; row += args.blockRows) {
    const count = min(end - row, args.blockRows);
    gatherPatches(args, patches, args.images, row, count);
    multiply(args.answers(row), filters, depth, 0, count, 0, filters, false);
    if (args.bias == 0 && args.activation == LINEAR) continue;
    for (let i = row; i < row + count; i++) {
      activateLine(args.activation, args.answers(i), args.bias, filters);
    }
  }
}

/** images = the adjoint of the convolution, applied to maps. Each thread takes a share of the images. */
export function convolutionImages(args: ConvolutionArguments): void {
  const patches = args.patches;
  const depth = args.depth;
  const filters = args.filters;
  const first = shareStart(args.batch, 1);
  const last = shareEnd(args.batch, 1);
  const imageBytes = (<usize>(args.height * args.width * args.channels)) << 2;
  memory.fill(args.images + <usize>first * imageBytes, 0, <usize>(last - first) * imageBytes);
  setOperand(1, args.kernel, 4, (<usize>filters) << 2);
  const end = last * args.area;
  for (let row = first * args.area; row < end; row += args.blockRows) {
    const count = min(end - row, args.blockRows);
    setOperand(0, args.answers(row), (<usize>filters) << 2, 4);
    multiply(patches, depth, filters, 0, count, 0, depth, false);
    scatterPatches(args, patches, args.images, row, count);
  }
}

/** parts[i] = what part i of the batch adds to the kernel's gradient, so that no sum depends on the number of threads. */
@unmanaged
export class KernelArguments extends ConvolutionArguments {
  /** Numbers from one part to the next: those of the kernel, rounded up to whole vectors. */
  stride: i32;
  parts: i32;
}

/** The kernel: `kernel` is where the parts go, of which each thread takes a share. */
export function convolutionKernel(args: KernelArguments): void {
  const last = shareEnd(args.parts, 1);
  for (let part = shareStart(args.parts, 1); part < last; part++) {
    const from = ((part * args.batch) / args.parts) * args.area;
    const to = (((part + 1) * args.batch) / args.parts) * args.area;
    addPart(args, args.kernel + ((<usize>(part * args.stride)) << 2), from, to);
  }
}

/** sum = patchesᵀ · answers, over the patches [from, to). */
function addPart(args: KernelArguments, sum: usize, from: i32, to: i32): void {
  const patches = args.patches;
  const depth = args.depth;
  const filters = args.filters;
  setOperand(0, patches, 4, (<usize>depth) << 2);
  for (let row = from; row < to; row += args.blockRows) {
    const count = min(to - row, args.blockRows);
    gatherPatches(args, patches, args.images, row, count);
    setOperand(1, args.answers(row), (<usize>filters) << 2, 4);
    multiply(sum, filters, count, 0, depth, 0, filters, row > from);
  }
}

/** out[i] = Σ parts[part, i], in this order. */
@unmanaged
export class SumPartsArguments {
  parts: usize;
  out: usize;
  count: i32;
  /** Numbers from one part to the next, a multiple of 4. */
  stride: i32;
  n: i32;
}

/** The kernel. */
export function sumParts(args: SumPartsArguments): void {
  const parts = args.parts;
  const out = args.out;
  const stride = (<usize>args.stride) << 2;
  const count = args.count;
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    let sum = v128.load(parts + i);
    let at = parts + i;
    for (let part = 1; part < count; part++) {
      at += stride;
      sum = f32x4.add(sum, v128.load(at));
    }
    v128.store(out + i, sum);
  }
}

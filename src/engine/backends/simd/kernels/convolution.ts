/** Convolutions of images [batch, height, width, channels] and their gradients. Arguments: assembly/convolution.ts. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import type { SimdBackend } from '../backend.ts';
import type { SimdKernel } from './kernel.ts';
import { convolutionWindow, geometryWords, type Window } from './window.ts';

/** Numbers of a block of patches, which is to stay in the second cache, and its fewest and most rows. */
const BLOCK_SIZE = 49_152;
const FEWEST_ROWS = 48;
const MOST_ROWS = 1536;

/** Parts of the batch whose gradients are summed apart: enough for every thread to have work. */
const PARTS = 12;

/** Room after the patches, where the last one may end in a whole vector. */
const VECTOR_BYTES = 64;

interface Tensors {
  readonly images: TensorInfo;
  readonly maps: TensorInfo;
  /** Address of the kernel or its gradient. */
  readonly kernel: number;
}

const patchSize = ({ filterHeight, filterWidth, inChannels }: Window) =>
  filterHeight * filterWidth * inChannels;

/** Runs one of the three kernels in a workspace of its own. @param more words of its class of arguments */
function perform(
  backend: SimdBackend,
  kernel: string,
  window: Window,
  tensors: Tensors,
  ...more: readonly number[]
) {
  const fitting = 6 * Math.floor(BLOCK_SIZE / patchSize(window) / 6);
  const blockRows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, fitting));
  const bytes = 4 * blockRows * patchSize(window) + VECTOR_BYTES;
  const workspace = backend.allocate(backend.machine.threads * bytes);
  backend.perform(
    kernel,
    ...geometryWords(window),
    ...[backend.address(tensors.images), tensors.kernel, backend.address(tensors.maps), window.outChannels],
    ...[workspace, bytes, blockRows, ...more],
  );
  backend.release(workspace);
}

const conv2D: SimdKernel = {
  name: 'Conv2D',
  run(call) {
    const { backend } = call;
    const [images, kernel] = [call.input('x'), call.input('filter')];
    const window = convolutionWindow(call, images.shape, kernel.shape);
    const maps = backend.output(window.outShape);
    perform(backend, 'convolution', window, { images, maps, kernel: backend.address(kernel) }, 0, 0);
    return maps;
  },
};

/** The adjoint of the convolution as a function of the images. */
const conv2DBackpropInput: SimdKernel = {
  name: 'Conv2DBackpropInput',
  run(call) {
    const { backend } = call;
    const [maps, kernel] = [call.input('dy'), call.input('filter')];
    const window = convolutionWindow(call, call.numbers('inputShape'), kernel.shape);
    const images = backend.output(window.inShape);
    perform(backend, 'convolutionImages', window, { images, maps, kernel: backend.address(kernel) });
    return images;
  },
};

/** The adjoint of the convolution as a function of the kernel. */
const conv2DBackpropFilter: SimdKernel = {
  name: 'Conv2DBackpropFilter',
  run(call) {
    const { backend } = call;
    const [images, maps] = [call.input('x'), call.input('dy')];
    const window = convolutionWindow(call, images.shape, call.numbers('filterShape'));
    const out = backend.output(window.filterShape);
    const n = sizeOf(window.filterShape);
    const stride = 4 * Math.ceil(n / 4);
    const count = Math.min(PARTS, window.batchSize);
    const parts = backend.allocate(4 * count * stride);
    perform(backend, 'convolutionKernel', window, { images, maps, kernel: parts }, stride, count);
    backend.perform('sumParts', parts, backend.address(out), count, stride, n);
    backend.release(parts);
    return out;
  },
};

export const convolutionKernels = [conv2D, conv2DBackpropInput, conv2DBackpropFilter];

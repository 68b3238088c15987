/** Images [batch, height, width, channels] of another size, and the gradients. Arguments: assembly/resizing.ts. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { EngineError } from '../../../engineError.ts';
import type { Call, SimdKernel } from './kernel.ts';

function perform(call: Call, kernel: string, images: TensorInfo, out: TensorInfo): void {
  const { backend } = call;
  const [batch, height, width, channels] = images.shape;
  const [, outHeight, outWidth] = out.shape;
  backend.perform(
    kernel,
    ...[backend.address(images), backend.address(out)],
    ...[batch!, height!, width!, channels!, outHeight!, outWidth!],
    ...[Number(call.flag('alignCorners')), Number(call.flag('halfPixelCenters'))],
  );
}

function resize(call: Call, kernel: string): TensorInfo {
  const images = call.input('images');
  const [batch, , , channels] = images.shape;
  const out = call.backend.output([batch!, ...call.numbers('size'), channels!], images.dtype);
  perform(call, kernel, images, out);
  return out;
}

/** The adjoint of the resizing, with half pixels too: tfjs-cpu leaves those out. */
function resizeGradient(call: Call, kernel: string): TensorInfo {
  const dx = call.backend.output(call.input('images').shape);
  perform(call, kernel, dx, call.input('dy'));
  return dx;
}

const resizeBilinear: SimdKernel = {
  name: 'ResizeBilinear',
  run(call) {
    if (call.input('images').dtype !== 'float32') {
      throw new EngineError(
        'backend/kernel',
        'The CPU backend mixes float32 pixels only: cast the images first.',
      );
    }
    return resize(call, 'resizeBilinear');
  },
};

export const resizingKernels: readonly SimdKernel[] = [
  resizeBilinear,
  { name: 'ResizeBilinearGrad', run: (call) => resizeGradient(call, 'resizeBilinearGradient') },
  { name: 'ResizeNearestNeighbor', run: (call) => resize(call, 'resizeNearest') },
  { name: 'ResizeNearestNeighborGrad', run: (call) => resizeGradient(call, 'resizeNearestGradient') },
];

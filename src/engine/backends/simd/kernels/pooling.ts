/** The largest and the mean number of windows, and their gradients. Arguments: assembly/pooling.ts. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { EngineError } from '../../../engineError.ts';
import type { Call, SimdKernel } from './kernel.ts';
import { geometryWords, poolingWindow } from './window.ts';

function floats(tensor: TensorInfo): TensorInfo {
  if (tensor.dtype === 'float32') return tensor;
  throw new EngineError('backend/kernel', 'The CPU backend pools float32 only: cast the tensor first.');
}

function pool(call: Call, kernel: string): TensorInfo {
  const { backend } = call;
  const images = floats(call.input('x'));
  const window = poolingWindow(call, images.shape);
  const maps = backend.output(window.outShape);
  backend.perform(kernel, ...geometryWords(window), backend.address(images), backend.address(maps));
  return maps;
}

function poolGradient(call: Call, kernel: string): TensorInfo {
  const { backend } = call;
  const images = floats(call.input('input'));
  const dx = backend.output(images.shape);
  backend.perform(
    kernel,
    ...geometryWords(poolingWindow(call, images.shape)),
    ...[backend.address(images), backend.address(call.input('dy')), backend.address(dx)],
  );
  return dx;
}

export const poolingKernels: readonly SimdKernel[] = [
  { name: 'MaxPool', run: (call) => pool(call, 'maxPooling') },
  { name: 'MaxPoolGrad', run: (call) => poolGradient(call, 'maxPoolingGradient') },
  { name: 'AvgPool', run: (call) => pool(call, 'meanPooling') },
  { name: 'AvgPoolGrad', run: (call) => poolGradient(call, 'meanPoolingGradient') },
];

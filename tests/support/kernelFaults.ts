/** Breaks single kernels of a backend as faulty drivers have done, and mends them again. Not a test. */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { tf } from '#engine/tf.ts';

const DISTORTIONS = {
  zeroed: (values: Float32Array) => values.fill(0),
  notANumber: (values: Float32Array) => values.fill(Number.NaN),
  /** One percent too large. */
  scaled: (values: Float32Array) => values.map((value) => value * 1.01),
  /** In reverse order. */
  swapped: (values: Float32Array) => values.toReversed(),
} as const;

export type Fault = keyof typeof DISTORTIONS;

const originals: KernelConfig[] = [];

/** From now on this kernel's float32 outputs are distorted. */
export function breakKernel(backendName: string, kernelName: string, fault: Fault): void {
  const original = tf.getKernel(kernelName, backendName);
  if (!original) throw new Error(`${backendName} has no kernel ${kernelName}.`);
  originals.push(original);
  tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({
    ...original,
    kernelFunc(args) {
      const result = original.kernelFunc(args);
      for (const info of [result].flat()) distort(info, fault);
      return result;
    },
  });
}

/** Overwrites a tensor's values in place: tfjs-cpu gives its own memory. */
function distort(info: TensorInfo, fault: Fault): void {
  const { backend } = tf.engine();
  const values = backend.readSync(info.dataId);
  if (!(values instanceof Float32Array)) return;
  values.set(DISTORTIONS[fault](values));
}

/** Puts every broken kernel back. */
export function restoreKernels(): void {
  for (const original of originals.splice(0).reverse()) {
    tf.unregisterKernel(original.kernelName, original.backendName);
    tf.registerKernel(original);
  }
}

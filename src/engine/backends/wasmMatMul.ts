/**
 * BatchMatMul for tfjs-wasm that transposes first and then multiplies: the stock kernel takes a slow path for
 * transposed operands, which are all of backpropagation.
 * Not a matrix product of its own: transpose and product are the stock kernels.
 */
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { EngineError } from '../engineError.ts';
import { tf } from '../tf.ts';

function stockKernel(name: string): KernelConfig {
  const kernel = tf.getKernel(name, 'wasm');
  if (kernel) return kernel;
  throw new EngineError(
    'backend/kernel',
    `The wasm backend has no ${name} kernel: load it before patching it.`,
  );
}

const isSingle = (info: TensorInfo | TensorInfo[]): info is TensorInfo => !Array.isArray(info);

let patched = false;

/** Replaces BatchMatMul of the wasm backend, once. */
export function patchWasmMatMul(): void {
  if (patched) return;
  patched = true;
  const stock = stockKernel('BatchMatMul');
  const transpose = stockKernel('Transpose');
  const multiply: KernelFunc = (args) => {
    const { inputs, backend, attrs } = args;
    const temporary: TensorInfo[] = [];
    const upright = (operand: TensorInfo, transposed: boolean): TensorInfo => {
      if (!transposed) return operand;
      const rank = operand.shape.length;
      const perm = operand.shape.map((_, axis) => (axis < rank - 2 ? axis : 2 * rank - 3 - axis));
      const result = transpose.kernelFunc({ inputs: { x: operand }, backend, attrs: { perm } });
      const info = isSingle(result) ? result : result[0]!;
      temporary.push(info);
      return info;
    };
    const a = upright(inputs.a!, attrs?.transposeA === true);
    const b = upright(inputs.b!, attrs?.transposeB === true);
    const product = stock.kernelFunc({
      inputs: { a, b },
      backend,
      attrs: { transposeA: false, transposeB: false },
    });
    for (const info of temporary) tf.engine().backend.disposeData(info.dataId);
    return product;
  };
  tf.unregisterKernel('BatchMatMul', 'wasm');
  tf.registerKernel({ ...stock, kernelFunc: multiply });
}

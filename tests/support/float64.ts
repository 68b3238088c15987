/**
 * Runs tfjs-cpu in double precision: its kernels are plain JavaScript over `Float32Array`, so that a wider array under
 * that name is all it takes. Central differences are then good to nine digits instead of three.
 * Only for synchronous work in tests.
 */
import { tf } from '#engine/tf.ts';

/** What `work` returns, computed with 64-bit floats; tensors made inside must be disposed inside. */
export function inFloat64<T>(work: () => T): T {
  const { platform } = tf.env();
  const narrow = { array: globalThis.Float32Array, isTypedArray: platform.isTypedArray };
  Object.assign(globalThis, { Float32Array: Float64Array });
  Object.assign(platform, { isTypedArray: ArrayBuffer.isView });
  try {
    return work();
  } finally {
    Object.assign(globalThis, { Float32Array: narrow.array });
    Object.assign(platform, { isTypedArray: narrow.isTypedArray });
  }
}

/**
 * Keeps tfjs-webgpu from answering reads of a tensor with an earlier copy, for tensors that are written in place.
 * Not a read.
 */
import type { BackendValues } from '@tensorflow/tfjs-core';

/** The part of a tensor's record that holds the copy on the CPU. */
export interface CachedValues {
  values: BackendValues | null;
}

const NEVER_KEPT: PropertyDescriptor = {
  get: () => null,
  set: () => undefined,
  enumerable: true,
  configurable: true,
};

/** From now on every read downloads. Forgetting the copy once is not enough: a read that is under way would put its own
 *  there when it arrives, after the memory has changed. @param data of a tensor that is on the graphics card */
export function readAnew(data: CachedValues): void {
  Object.defineProperty(data, 'values', NEVER_KEPT);
}

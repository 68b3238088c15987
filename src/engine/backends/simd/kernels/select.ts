/** Select, which is tf.where. Arguments: assembly/select.ts. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../../sizeOf.ts';
import { castTo } from './cast.ts';
import type { SimdKernel } from './kernel.ts';

/** The type that holds the numbers of both. */
function commonType({ dtype: t }: TensorInfo, { dtype: e }: TensorInfo) {
  if (t === e) return t;
  return t === 'float32' || e === 'float32' ? 'float32' : 'int32';
}

/** condition ? t : e, of one shape; a condition of rank 1 may choose whole rows. */
const select: SimdKernel = {
  name: 'Select',
  run({ backend, input }) {
    const condition = input('condition');
    const dtype = commonType(input('t'), input('e'));
    const t = castTo(backend, input('t'), dtype);
    const e = castTo(backend, input('e'), dtype);
    const out = backend.output(t.shape, dtype);
    const rows = sizeOf(condition.shape);
    backend.perform(
      'select',
      ...[condition, t, e, out].map((tensor) => backend.address(tensor)),
      ...[rows, rows === 0 ? 0 : sizeOf(t.shape) / rows],
    );
    for (const { dataId } of [t, e]) backend.disposeData(dataId);
    return out;
  },
};

export const selectKernels = [select];

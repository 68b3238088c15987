/** All kernels of the simd backend: one line a file. */
import { batchKernels } from './batches.ts';
import { bernoulliKernels } from './bernoulli.ts';
import { convolutionKernels } from './convolution.ts';
import type { SimdKernel } from './kernel.ts';
import { noiseKernels } from './noise.ts';
import { optimizerKernels } from './optimizers.ts';
import { productKernels } from './product.ts';

export const simdKernels: readonly SimdKernel[] = [
  ...convolutionKernels,
  ...productKernels,
  ...batchKernels,
  ...noiseKernels,
  ...bernoulliKernels,
  ...optimizerKernels,
];

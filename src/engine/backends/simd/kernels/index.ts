/** All kernels of the simd backend: one line a file. */
import { convolutionKernels } from './convolution.ts';
import type { SimdKernel } from './kernel.ts';
import { productKernels } from './product.ts';

export const simdKernels: readonly SimdKernel[] = [...convolutionKernels, ...productKernels];

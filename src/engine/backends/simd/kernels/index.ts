/** All kernels of the simd backend: one line a file. */
import { alongKernels } from './along.ts';
import { batchKernels } from './batches.ts';
import { bernoulliKernels } from './bernoulli.ts';
import { binaryKernels } from './binary.ts';
import { castKernels } from './cast.ts';
import { convolutionKernels } from './convolution.ts';
import { fillKernels } from './fill.ts';
import { gatherKernels } from './gather.ts';
import { joinKernels } from './join.ts';
import type { SimdKernel } from './kernel.ts';
import { layoutKernels } from './layout.ts';
import { noiseKernels } from './noise.ts';
import { optimizerKernels } from './optimizers.ts';
import { padKernels } from './pad.ts';
import { poolingKernels } from './pooling.ts';
import { productKernels } from './product.ts';
import { reduceKernels } from './reduce.ts';
import { resizingKernels } from './resizing.ts';
import { selectKernels } from './select.ts';
import { unaryKernels } from './unary.ts';

export const simdKernels: readonly SimdKernel[] = [
  ...alongKernels,
  ...batchKernels,
  ...bernoulliKernels,
  ...binaryKernels,
  ...castKernels,
  ...convolutionKernels,
  ...fillKernels,
  ...gatherKernels,
  ...joinKernels,
  ...layoutKernels,
  ...noiseKernels,
  ...optimizerKernels,
  ...padKernels,
  ...poolingKernels,
  ...productKernels,
  ...reduceKernels,
  ...resizingKernels,
  ...selectKernels,
  ...unaryKernels,
];

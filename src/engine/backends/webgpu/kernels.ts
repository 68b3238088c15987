/** Our own kernels for tfjs-webgpu. Adding one is a file and a line here. */
import type { KernelConfig } from '@tensorflow/tfjs-core';
import { activationGradient } from './activationGradient.ts';
import { adamInPlace } from './adamInPlace.ts';
import { bernoulliFromLogits } from './bernoulliFromLogits.ts';
import { counterNoise } from './counterNoise.ts';
import { dense } from './dense.ts';
import { imageRows } from './imageRows.ts';
import { momentumInPlace } from './momentumInPlace.ts';
import { sgdInPlace } from './sgdInPlace.ts';
import { shuffledIndices } from './shuffledIndices.ts';

export const kernels: readonly KernelConfig[] = [
  activationGradient,
  adamInPlace,
  bernoulliFromLogits,
  counterNoise,
  dense,
  imageRows,
  momentumInPlace,
  sgdInPlace,
  shuffledIndices,
];

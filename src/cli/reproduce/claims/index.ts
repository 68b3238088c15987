/** The claims there are. Adding one is a file and a line here. */
import type { Claim } from '../claim.ts';
import { adversary } from './adversary.ts';
import { concrete } from './concrete.ts';
import { contraction } from './contraction.ts';
import { convolutional } from './convolutional.ts';
import { denoising } from './denoising.ts';
import { kSparse } from './kSparse.ts';
import { linear } from './linear.ts';
import { priorSamples } from './priorSamples.ts';
import { rbmPretraining } from './rbmPretraining.ts';
import { targetSparsity } from './targetSparsity.ts';

export const claims: readonly Claim[] = [
  linear,
  denoising,
  targetSparsity,
  kSparse,
  contraction,
  concrete,
  convolutional,
  rbmPretraining,
  priorSamples,
  adversary,
];

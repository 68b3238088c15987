/** The recipes there are. Adding one is a file and a line here. */
import { betaVae } from './betaVae.ts';
import { concrete } from './concrete.ts';
import { convolutional } from './convolutional.ts';
import { convolutionalVae } from './convolutionalVae.ts';
import { customers } from './customers.ts';
import { deep } from './deep.ts';
import { denoising } from './denoising.ts';
import { denoisingField } from './denoisingField.ts';
import { gaussianDenoising } from './gaussianDenoising.ts';
import { inpainting } from './inpainting.ts';
import { kSparse } from './kSparse.ts';
import { linear } from './linear.ts';
import { linearDecay } from './linearDecay.ts';
import { overcomplete } from './overcomplete.ts';
import { saltAndPepper } from './saltAndPepper.ts';
import { semanticHashing } from './semanticHashing.ts';
import { superResolution } from './superResolution.ts';
import { tied } from './tied.ts';
import { undercomplete } from './undercomplete.ts';
import { unrolling } from './unrolling.ts';
import { vae } from './vae.ts';

export const recipes = [
  deep,
  undercomplete,
  overcomplete,
  linear,
  convolutional,
  tied,
  linearDecay,
  customers,
  kSparse,
  concrete,
  semanticHashing,
  denoising,
  saltAndPepper,
  gaussianDenoising,
  denoisingField,
  inpainting,
  superResolution,
  unrolling,
  vae,
  betaVae,
  convolutionalVae,
] as const;

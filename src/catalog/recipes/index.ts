/** The recipes there are, by what they are about. Adding one is a file and a line here. */

import { betaTcVae } from './betaTcVae.ts';
import { betaVae } from './betaVae.ts';
import { concrete } from './concrete.ts';
import { contractive } from './contractive.ts';
import { convolutional } from './convolutional.ts';
import { convolutionalVae } from './convolutionalVae.ts';
import { customers } from './customers.ts';
import { deep } from './deep.ts';
import { deepRbm } from './deepRbm.ts';
import { denoising } from './denoising.ts';
import { denoisingField } from './denoisingField.ts';
import { gaussianDenoising } from './gaussianDenoising.ts';
import { hierarchicalVae } from './hierarchicalVae.ts';
import { inpainting } from './inpainting.ts';
import { kSparse } from './kSparse.ts';
import { linear } from './linear.ts';
import { linearDecay } from './linearDecay.ts';
import { overcomplete } from './overcomplete.ts';
import { planeVae } from './planeVae.ts';
import type { Recipe } from './recipe.ts';
import { saltAndPepper } from './saltAndPepper.ts';
import { semanticHashing } from './semanticHashing.ts';
import { sparseKl } from './sparseKl.ts';
import { sparseL1 } from './sparseL1.ts';
import { stacked } from './stacked.ts';
import { superResolution } from './superResolution.ts';
import { tied } from './tied.ts';
import { undercomplete } from './undercomplete.ts';
import { unrolling } from './unrolling.ts';
import { vae } from './vae.ts';
import { vaeGan } from './vaeGan.ts';
import { vqVae } from './vqVae.ts';

export interface RecipeFamily {
  readonly label: string;
  readonly recipes: readonly Recipe[];
}

export const recipeFamilies: readonly RecipeFamily[] = [
  { label: 'Few numbers', recipes: [deep, undercomplete, overcomplete, tied, convolutional] },
  { label: 'Layer by layer', recipes: [stacked, deepRbm] },
  { label: 'Linear', recipes: [linear, linearDecay, customers] },
  {
    label: 'Sparse and chosen',
    recipes: [sparseKl, sparseL1, kSparse, concrete, semanticHashing, contractive],
  },
  {
    label: 'Restoring',
    recipes: [denoising, saltAndPepper, gaussianDenoising, inpainting, superResolution],
  },
  {
    label: 'Generating',
    recipes: [planeVae, vae, betaVae, betaTcVae, convolutionalVae, hierarchicalVae, vqVae, vaeGan],
  },
  { label: 'On the plane', recipes: [denoisingField, unrolling] },
];

export const recipes: readonly Recipe[] = recipeFamilies.flatMap((family) => family.recipes);

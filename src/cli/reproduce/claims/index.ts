/** The claims there are. Adding one is a file and a line here. */
import type { Claim } from '../claim.ts';
import { concrete } from './concrete.ts';
import { denoising } from './denoising.ts';
import { linear } from './linear.ts';

export const claims: readonly Claim[] = [linear, denoising, concrete];

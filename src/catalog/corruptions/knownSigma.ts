/** Where the best denoiser is known. Not the denoiser: engine/evaluation/denoising.ts. */
import type { ExperimentSpec } from '../experiment.ts';

/** The σ of Gaussian noise, where squared error makes E[x | x̃] the best answer; 0 otherwise. */
export const knownSigma = ({ corruption, loss }: ExperimentSpec): number =>
  corruption.id === 'gaussian' && loss.id === 'squaredError' ? corruption.params.sigma : 0;

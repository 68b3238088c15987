/** How many components PCA has beside a run. Not the fit: the worker has that. */
import type { HourglassState } from './types.ts';

/** As many as the code has units, but never more than an image has pixels. */
export function pcaSizeOf({ network, dataset }: HourglassState): number | undefined {
  return network && dataset && Math.min(network.latentDim, dataset.width * dataset.height);
}

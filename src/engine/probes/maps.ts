/** The latent map and the ranges of the code, for the autoencoder and for PCA. Not their drawing. */
import { cutComponents } from './mapComponents.ts';
import { cutMap, cutRanges } from './mapFrame.ts';
import { defineProbe } from './probe.ts';

interface UnitsRequest {
  /** Which two code units to show. */
  readonly units: readonly [number, number];
}

/** Two code units, or the plane of the first two principal components of the codes. */
type MapRequest = UnitsRequest | { readonly axes: 'components' };

export const map = defineProbe({
  id: 'map',
  compute: async ({ autoencoderCodes, step }, request: MapRequest) =>
    'axes' in request
      ? cutComponents(autoencoderCodes, 'autoencoder', step)
      : cutMap(autoencoderCodes, 'autoencoder', step, request.units),
});

export const ranges = defineProbe({
  id: 'ranges',
  compute: async ({ autoencoderCodes }, _: true) => cutRanges(autoencoderCodes, 'autoencoder'),
});

/** PCA's own units are the principal components already. */
export const pcaMap = defineProbe({
  id: 'pcaMap',
  compute: async ({ pcaCodes, step }, { units }: UnitsRequest) =>
    pcaCodes && cutMap(pcaCodes, 'pca', step, units),
});

export const pcaRanges = defineProbe({
  id: 'pcaRanges',
  compute: async ({ pcaCodes }, _: true) => pcaCodes && cutRanges(pcaCodes, 'pca'),
});

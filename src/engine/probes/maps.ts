/** The latent map and the ranges of the code, for the autoencoder and for PCA. Not their drawing. */
import { cutMap, cutRanges } from './mapFrame.ts';
import { defineProbe } from './probe.ts';

interface MapRequest {
  /** Which two code units to show. */
  readonly units: readonly [number, number];
}

export const map = defineProbe({
  id: 'map',
  compute: async ({ autoencoderCodes, step }, { units }: MapRequest) =>
    cutMap(autoencoderCodes, 'autoencoder', step, units),
});

export const ranges = defineProbe({
  id: 'ranges',
  compute: async ({ autoencoderCodes }, _: true) => cutRanges(autoencoderCodes, 'autoencoder'),
});

export const pcaMap = defineProbe({
  id: 'pcaMap',
  compute: async ({ pcaCodes, step }, { units }: MapRequest) =>
    pcaCodes && cutMap(pcaCodes, 'pca', step, units),
});

export const pcaRanges = defineProbe({
  id: 'pcaRanges',
  compute: async ({ pcaCodes }, _: true) => pcaCodes && cutRanges(pcaCodes, 'pca'),
});

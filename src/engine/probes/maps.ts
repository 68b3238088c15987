/** The latent map and the ranges of the code, for the autoencoder and for PCA. Not their drawing. */
import { cutMap, cutRanges } from './mapFrame.ts';
import { defineProbe } from './probe.ts';

export const map = defineProbe({
  id: 'map',
  compute: async ({ autoencoderCodes, step }, { units }) =>
    cutMap(autoencoderCodes, 'autoencoder', step, units),
});

export const ranges = defineProbe({
  id: 'ranges',
  compute: async ({ autoencoderCodes }) => cutRanges(autoencoderCodes, 'autoencoder'),
});

export const pcaMap = defineProbe({
  id: 'pcaMap',
  compute: async ({ pcaCodes, step }, { units }) => pcaCodes && cutMap(pcaCodes, 'pca', step, units),
});

export const pcaRanges = defineProbe({
  id: 'pcaRanges',
  compute: async ({ pcaCodes }) => pcaCodes && cutRanges(pcaCodes, 'pca'),
});

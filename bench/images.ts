/** The images on which PCA and codes are timed: MNIST where it is, else as many drawn digits. */

import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import { generateStrokeDigits } from '#catalog/datasets/strokeDigits/generate.ts';
import { defaultExperiment } from '#catalog/experiment.ts';
import { datasetFolders, loadData } from '#cli/nodePlatform/loadData.ts';
import { drain } from '#cli/turns.ts';
import { createSequence } from '#engine/random.ts';

export async function loadImages(): Promise<ImageSet> {
  const { signal } = new AbortController();
  const data = await drain(loadData(defaultExperiment, datasetFolders()), signal).catch(() => undefined);
  if (data?.kind === 'image') return data;
  const counts = { seed: 1, train: 60_000, test: 10_000 };
  return (await drain(generateStrokeDigits(createSequence, counts), signal)).set;
}

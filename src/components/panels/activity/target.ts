/** The activity that the experiment asks a layer for, if it does. Not the activity. Pure. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { weightedLayers } from '#catalog/regularizers/targetSparsity.ts';

export interface Target {
  readonly rho: number;
  /** Over what the penalty averages: each unit over the images, or the units of each image. */
  readonly average: 'unit' | 'image';
}

/** @param layers names of the encoder's hidden layers and the code, in their order */
export function targetOf(
  { regularizers }: Pick<ExperimentSpec, 'regularizers'>,
  layers: readonly string[],
  layer: string,
): Target | undefined {
  const sparsity = regularizers.find((choice) => choice.id === 'targetSparsity');
  if (!sparsity) return undefined;
  const { rho, average, layerWeights } = sparsity.params;
  const isHeld = weightedLayers(layers, layerWeights).some((held) => held.layer === layer);
  return isHeld ? { rho, average } : undefined;
}

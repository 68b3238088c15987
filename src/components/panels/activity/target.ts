/** The activity that the experiment asks a layer for, if it does. Not the activity. Pure. */
import type { ExperimentSpec } from '#catalog/experiment.ts';

export interface Target {
  readonly rho: number;
  /** Over what the penalty averages: each unit over the images, or the units of each image. */
  readonly average: 'unit' | 'image';
}

/** @param layers names of the encoder's hidden layers and the code, in their order: the penalty's weights are paired with
 *  them from the code backwards */
export function targetOf(
  { regularizers }: Pick<ExperimentSpec, 'regularizers'>,
  layers: readonly string[],
  layer: string,
): Target | undefined {
  const sparsity = regularizers.find((choice) => choice.id === 'targetSparsity');
  if (!sparsity) return undefined;
  const { rho, average, layerWeights } = sparsity.params;
  const weight = layerWeights[layers.indexOf(layer) + layerWeights.length - layers.length];
  return layers.includes(layer) && weight ? { rho, average } : undefined;
}

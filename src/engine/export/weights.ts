/**
 * The trained encoder and decoder as what safetensors files of them hold, each usable without the other.
 * Not their bytes, and not a checkpoint: optimizer state is left out.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Layer } from '../network.ts';
import { tf } from '../tf.ts';
import type { Trainer } from '../trainer.ts';
import type { NamedTensor, SafetensorsContent } from './safetensors.ts';

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A weight as its layer would have it for its own: the kernel of a dense layer that a decoder borrows serves it
 *  transposed. The caller disposes. */
const asOwned = ({ plan }: Layer, role: string, weight: Tensor): Tensor =>
  plan.loans?.[role] && weight.rank === 2 ? tf.transpose(weight) : tf.clone(weight);

/** All weights that these layers use, borrowed ones too; dense kernels as [inputs, units], those of convolutions as
 *  [height, width, finer channels, coarser channels]. */
async function weightsOf(layers: readonly Layer[]): Promise<NamedTensor[]> {
  const named = layers.flatMap((layer) =>
    Object.entries(layer.allWeights).map(([role, weight]) => ({
      name: `${layer.name}.${role}`,
      weight: asOwned(layer, role, weight),
    })),
  );
  return Promise.all(
    named.map(async ({ name, weight }) => {
      const data = Float32Array.from(await weight.data<'float32'>());
      weight.dispose();
      return { name, shape: weight.shape, data };
    }),
  );
}

/** A file before it is written. */
export interface ExportedWeights extends SafetensorsContent {
  readonly name: string;
}

/** encoder.safetensors and decoder.safetensors, with the experiment as JSON in their metadata. */
export async function exportWeights(
  trainer: Trainer,
  experiment: ExperimentSpec,
): Promise<ExportedWeights[]> {
  const { encoderLayers, codeLayers, decoderLayers } = trainer.autoencoder;
  const metadata = { format: 'hourglass', experiment: JSON.stringify(experiment) };
  const file = async (name: string, layers: readonly Layer[]) => ({
    name: `${name}.safetensors`,
    tensors: await weightsOf(layers),
    metadata,
  });
  return [await file('encoder', [...encoderLayers, ...codeLayers]), await file('decoder', decoderLayers)];
}

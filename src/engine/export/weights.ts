/**
 * The trained encoder and decoder as safetensors files, each usable without the other.
 * Not a checkpoint: optimizer state is left out.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { Layer } from '../network.ts';
import type { Trainer } from '../trainer.ts';
import { type NamedTensor, writeSafetensors } from './safetensors.ts';

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Weights of these layers, kernels as [inputs, units]. */
async function weightsOf(layers: readonly Layer[]): Promise<NamedTensor[]> {
  const named = layers.flatMap((layer) =>
    Object.entries(layer.weights).map(([role, variable]) => ({ name: `${layer.name}.${role}`, variable })),
  );
  return Promise.all(
    named.map(async ({ name, variable }) => ({
      name,
      shape: variable.shape,
      data: Float32Array.from(await variable.data<'float32'>()),
    })),
  );
}

/** encoder.safetensors and decoder.safetensors, with the experiment as JSON in their metadata. */
export async function exportSafetensors(
  trainer: Trainer,
  experiment: ExperimentSpec,
): Promise<ExportedFile[]> {
  const { encoderLayers, codeLayers, decoderLayers } = trainer.autoencoder;
  const metadata = { format: 'hourglass', experiment: JSON.stringify(experiment) };
  const file = async (name: string, layers: readonly Layer[]) => ({
    name: `${name}.safetensors`,
    bytes: writeSafetensors({ tensors: await weightsOf(layers), metadata }),
  });
  return [await file('encoder', [...encoderLayers, ...codeLayers]), await file('decoder', decoderLayers)];
}

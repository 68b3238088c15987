/**
 * The trained encoder and decoder as tfjs Layers models, which tf.loadLayersModel and the tfjs converter read.
 * Not loaded with the engine: it needs the whole of tfjs, so it is imported when somebody exports.
 */
import type * as TfjsUnion from '@tensorflow/tfjs';
import { findChoice } from '#catalog/choice.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { LEAKY_SLOPE } from '#catalog/formulas/activations.ts';
import type { LossDefinition } from '#catalog/losses/loss.ts';
import { singleSlots } from '#catalog/slots.ts';
import { EngineError } from '../engineError.ts';
import type { Layer } from '../network.ts';
import type { Trainer } from '../trainer.ts';
import type { ExportedFile } from './weights.ts';

type Tfjs = typeof TfjsUnion;
type KerasLayer = TfjsUnion.layers.Layer;

/** Activations that Keras calls by the same name. */
const KERAS_ACTIVATIONS = ['relu', 'elu', 'tanh', 'sigmoid', 'softplus', 'linear'] as const;

/** What Keras calls f. @throws EngineError "export/activation" where Layers models have no such function */
function kerasActivation(activation: string) {
  if (activation === 'leakyRelu') return activation;
  const known = KERAS_ACTIVATIONS.find((name) => name === activation);
  if (known) return known;
  throw new EngineError(
    'export/activation',
    `Layers models have no activation "${activation}": export as safetensors instead.`,
  );
}

/** f as a layer of its own. @throws EngineError "export/activation" */
function activationLayer(tfjs: Tfjs, activation: string): KerasLayer {
  const known = kerasActivation(activation);
  return known === 'leakyRelu'
    ? tfjs.layers.leakyReLU({ alpha: LEAKY_SLOPE })
    : tfjs.layers.activation({ activation: known });
}

/** Affine layer and activation for each of ours: [batch, inputs] → [batch, last layer's units], with copies of the
 *  weights. The caller disposes. */
function buildModel(tfjs: Tfjs, name: string, inputs: number, layers: readonly Layer[], link: string) {
  const model = tfjs.sequential({ name });
  for (const [i, { plan }] of layers.entries()) {
    const inputShape = i === 0 ? { inputShape: [inputs] } : {};
    // Zeros, because the random values would be overwritten.
    model.add(tfjs.layers.dense({ units: plan.units, kernelInitializer: 'zeros', ...inputShape }));
    if (plan.activation !== 'linear') model.add(activationLayer(tfjs, plan.activation));
  }
  if (link !== 'linear') model.add(activationLayer(tfjs, link));
  model.setWeights(layers.flatMap(({ weights }) => [weights.kernel!, weights.bias!]));
  return model;
}

/** `<name>.model.json` and the `<name>.weights.bin` that it refers to. */
async function filesOf(tfjs: Tfjs, name: string, model: TfjsUnion.LayersModel): Promise<ExportedFile[]> {
  const weightsName = `${name}.weights.bin`;
  let files: ExportedFile[] = [];
  const handler = tfjs.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData, ...rest }) => {
    const { format, generatedBy, convertedBy = null } = rest;
    const weightsManifest = [{ paths: [weightsName], weights: weightSpecs }];
    const json = JSON.stringify({ modelTopology, format, generatedBy, convertedBy, weightsManifest });
    files = [
      { name: `${name}.model.json`, bytes: Uint8Array.from(json, (letter) => letter.charCodeAt(0)) },
      { name: weightsName, bytes: new Uint8Array(tfjs.io.CompositeArrayBuffer.join(weightData)) },
    ];
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
  });
  await model.save(handler);
  return files;
}

/** Whether a layer is nothing else than a dense one. */
const isDense = ({ plan, weights }: Layer) =>
  Object.keys(weights).length === 2 &&
  weights.kernel?.rank === 2 &&
  weights.bias !== undefined &&
  !plan.loans;

const notExpressible = () =>
  new EngineError(
    'export/layers',
    'Layers models are written for dense networks with weights of their own, without normalisation, and a plain or Gaussian code: export this one as safetensors instead.',
  );

/** The two models, as layers of ours. @throws EngineError "export/activation" | "export/layers" */
function halvesOf({ autoencoder }: Trainer, experiment: ExperimentSpec) {
  const { encoderLayers, plainHead, decoderLayers, pixels, latentDim } = autoencoder;
  const loss = findChoice<LossDefinition>(singleSlots.loss, experiment.loss.id);
  if (!plainHead || ![...encoderLayers, ...decoderLayers].every(isDense)) throw notExpressible();
  const halves = [
    { name: 'encoder', inputs: pixels, layers: [...encoderLayers, plainHead], link: 'linear' },
    { name: 'decoder', inputs: latentDim, layers: decoderLayers, link: loss.link(experiment.loss.params) },
  ];
  for (const { layers, link } of halves) {
    for (const activation of [...layers.map(({ plan }) => plan.activation), link])
      kerasActivation(activation);
  }
  return halves;
}

/** Nothing, where exportLayersModels can write the network; so that one need not train it to find out.
 *  @throws EngineError "export/activation" | "export/layers" */
export const assertLayersModels = (trainer: Trainer, experiment: ExperimentSpec): void => {
  halvesOf(trainer, experiment);
};

/** Encoder x [batch, pixels] → code for use [batch, latentDim] (μ where it is Gaussian) and decoder
 *  z [batch, latentDim] → x̂ [batch, pixels] with its output link, as the files encoder.model.json,
 *  encoder.weights.bin, decoder.model.json and decoder.weights.bin, which load where they lie side by side.
 *  @throws EngineError "export/activation" | "export/layers" */
export async function exportLayersModels(
  trainer: Trainer,
  experiment: ExperimentSpec,
): Promise<ExportedFile[]> {
  const halves = halvesOf(trainer, experiment);
  const tfjs = await import('@tensorflow/tfjs');
  const files: ExportedFile[] = [];
  for (const { name, inputs, layers, link } of halves) {
    const model = buildModel(tfjs, name, inputs, layers, link);
    try {
      files.push(...(await filesOf(tfjs, name, model)));
    } finally {
      model.dispose();
    }
  }
  return files;
}

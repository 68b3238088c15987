/**
 * A copy of a trained encoder with a softmax head on its codes.
 * Not their training: classify.ts. The autoencoder that was copied stays as it is.
 */
import type { Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { classifierHead, HEAD, logitsOf } from '#catalog/classification.ts';
import type { Data } from '#catalog/datasets/data.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { LayerPlan } from '#catalog/layer.ts';
import { allOrNothing } from '../allOrNothing.ts';
import { type Autoencoder, createAutoencoder } from '../autoencoder.ts';
import { overwrite } from '../capture/recorders.ts';
import { createHyperparameters } from '../hyperparameters.ts';
import { createLayer } from '../network.ts';
import { createNoise } from '../noise.ts';
import { formulaTf } from '../operations/formulaTf.ts';
import { createPass } from '../pass.ts';
import { tf } from '../tf.ts';
import type { Trainer } from '../trainer.ts';

export interface Classifier {
  /** Of the copy, at the time of the training that was copied: what is annealed stays where it was. */
  readonly encoder: Pick<Autoencoder, 'below' | 'codeOf'>;
  readonly head: LayerPlan;
  /** By name: those of the copy, and of the head. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** Names of the weights through which a code is differentiable. */
  readonly encoderWeights: readonly string[];
  /** The most probable class of each image, int32 [batch]; the caller disposes. */
  classesOf(x: Tensor2D): Tensor1D;
  dispose(): void;
}

/** The caller disposes. @throws EngineError "backend/memory"; then nothing is left of it */
export async function createClassifier(
  spec: ExperimentSpec,
  data: Data,
  trainer: Trainer,
): Promise<Classifier> {
  const { variables } = trainer.autoencoder;
  // By way of the host: a tensor that is assigned would share its memory with the original.
  const values = await Promise.all(variables.map(({ variable }) => variable.data<'float32'>()));
  const classifier = allOrNothing(() => buildClassifier(spec, data, trainer));
  for (const [i, { name }] of variables.entries())
    overwrite(classifier.variables.get(name)!, Float32Array.from(values[i]!));
  return classifier;
}

function buildClassifier(spec: ExperimentSpec, data: Data, trainer: Trainer): Classifier {
  const { clock } = trainer.objective;
  const hyperparameters = createHyperparameters(spec);
  const copy = createAutoencoder(spec, data, hyperparameters, clock);
  const plan = classifierHead(copy.latentDim, data.classNames.length);
  const { weights } = createLayer(HEAD, plan, spec.seed);
  const use = createPass('use', createNoise(spec.seed, 'show', 0), clock);
  return {
    encoder: { below: copy.below, codeOf: (x, pass) => copy.codeOf(x, { ...pass, clock }) },
    head: plan,
    variables: new Map([
      ...copy.variables.map(({ name, variable }) => [name, variable] as const),
      ...Object.entries(weights).map(([role, variable]) => [`${HEAD}.${role}`, variable] as const),
    ]),
    encoderWeights: weightsOfCode(copy, { ...use, mode: 'train' }),
    classesOf: (x) =>
      tf.tidy(() => tf.argMax<Tensor1D>(logitsOf(formulaTf, plan, weights, copy.encode(x), use), 1)),
    dispose() {
      copy.dispose();
      hyperparameters.dispose();
      tf.dispose({ ...weights });
    },
  };
}

/** Those of the trained weights that the gradient of a code reaches. */
function weightsOfCode(
  { encoderLayers, codeLayers, variables, pixels, codeOf }: Autoencoder,
  pass: Parameters<Autoencoder['codeOf']>[1],
): string[] {
  const layers = [...encoderLayers, ...codeLayers].map(({ name }) => `${name}.`);
  const candidates = variables.filter(
    ({ name, isTrained }) => isTrained && layers.some((layer) => name.startsWith(layer)),
  );
  return tf.tidy(() => {
    const { grads } = tf.variableGrads(
      () => tf.sum(codeOf(tf.zeros([1, pixels]), { ...pass, weights: tf.ones([1]) }).z),
      candidates.map(({ variable }) => variable),
    );
    return candidates.filter(({ variable }) => grads[variable.name]).map(({ name }) => name);
  });
}

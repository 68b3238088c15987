/**
 * Supervised use of an encoder: a softmax head on its codes, first alone, then together with the encoder.
 * Not a part of any experiment: it is asked for afterwards and works on a copy.
 */
import { categoricalFromLogits } from './formulas/categorical.ts';
import { denseLayer } from './formulas/dense.ts';
import type { LayerPlan, Weights } from './layer.ts';
import { adamRule } from './optimizers/adamRule.ts';
import { numberParam } from './params.ts';
import type { Mode, Pass } from './pass.ts';
import type { PhaseBatch, PhasePlan } from './phase.ts';
import type { Tensor2D, Tf } from './tf.ts';

/** The name of the head's layer. */
export const HEAD = 'classifier';

export const classificationParams = {
  epochs: numberParam({
    label: 'Epochs',
    help: 'Passes through the labelled training images, first for the head alone and then as many for all layers.',
    default: 3,
    min: 1,
    max: 100,
    scale: 'log',
    integer: true,
    live: false,
  }),
};

/** l = W z + b, of which softmax(l) are the probabilities of the classes. */
export const classifierHead = (latentDim: number, classes: number): LayerPlan =>
  denseLayer(latentDim, classes, 'linear');

const HEAD_WEIGHTS = { kernel: `${HEAD}.kernel`, bias: `${HEAD}.bias` };

/** Only the head learns, on codes in use. */
export const frozenPlan = (head: LayerPlan, epochs: number): PhasePlan => ({
  ...shared(head, 'use', 1e-2),
  id: 'frozen',
  label: 'Softmax on frozen codes',
  epochs,
  weights: HEAD_WEIGHTS,
});

/** Head and encoder learn together. @param encoder names of the encoder's weights */
export const fineTuningPlan = (head: LayerPlan, epochs: number, encoder: readonly string[]): PhasePlan => ({
  ...shared(head, 'train', 1e-3),
  id: 'fineTuning',
  label: 'Fine-tuning with labels',
  epochs,
  weights: { ...HEAD_WEIGHTS, ...Object.fromEntries(encoder.map((name) => [name, name])) },
});

/** min −log p(label | z). @see Hinton & Salakhutdinov 2006; Vincent et al. 2010, section 6.1 */
function shared(head: LayerPlan, mode: Mode, learningRate: number) {
  return {
    unit: 'nats',
    terms: ['cross-entropy'],
    readsLabels: true,
    learning: {
      kind: 'descent',
      terms: (tf: Tf, weights: Weights, batch: PhaseBatch, pass: Pass) => [
        categoricalFromLogits(tf, batch.labels!, logitsOf(tf, head, weights, batch.code(mode), pass)),
      ],
    },
    rule: adamRule(learningRate),
  } as const;
}

/** [batch, classes] */
export const logitsOf = (tf: Tf, head: LayerPlan, weights: Weights, z: Tensor2D, pass: Pass): Tensor2D =>
  head.apply(tf, z, { kernel: weights.kernel!, bias: weights.bias! }, pass);

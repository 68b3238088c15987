/** Pretraining with stacked restricted Boltzmann machines, unrolled into a deep autoencoder. */
import { findChoice, type Surroundings } from '../choice.ts';
import { type ChainKind, contrastiveDivergence, fantasies, type Rbm } from '../formulas/rbm.ts';
import type { Weights } from '../layer.ts';
import { losses } from '../losses/index.ts';
import type { LossDefinition } from '../losses/loss.ts';
import { momentum } from '../optimizers/momentum.ts';
import { choiceParam, type FormulaValues, numberParam } from '../params.ts';
import { defineRule, type PhasePlan, type Rule } from '../phase.ts';
import type { Scalar, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { epochsParam, NO_STACK } from './params.ts';
import { definePretraining } from './pretraining.ts';
import { type LayerPair, pairsIn } from './stack.ts';

const rateParam = (label: string, fallback: number, help: string) =>
  numberParam({
    role: 'rate',
    label,
    symbol: 'ε',
    help,
    default: fallback,
    min: 1e-6,
    max: 10,
    scale: 'log',
    live: true,
  });

const momentumParam = (label: string, fallback: number, help: string) =>
  numberParam({ label, help, default: fallback, min: 0, max: 0.999, scale: 'linear', live: true });

const params = {
  epochs: epochsParam(2),
  learningRate: rateParam(
    'Learning rate',
    0.1,
    'Length of a step of machines with binary hidden units. Too large lets the weights grow without end.',
  ),
  topLearningRate: rateParam(
    'Rate of a linear code',
    0.001,
    'The same for the machine whose hidden units are the linear code: they have no bounds, and it must be much smaller.',
  ),
  steps: numberParam({
    label: 'Chain length',
    symbol: 'k',
    help: 'How often visible and hidden units answer each other before what the model believes is compared with the data. More follow the likelihood better and take longer.',
    default: 1,
    min: 1,
    max: 20,
    scale: 'linear',
    integer: true,
    live: false,
  }),
  chain: choiceParam<ChainKind>({
    label: 'Visible units',
    help: 'In the chain visible units may stand as their probabilities, which is calmer, or be drawn, which is what the theory asks for.',
    default: 'probabilities',
    options: [
      { value: 'probabilities', label: 'Probabilities' },
      { value: 'samples', label: 'Samples' },
    ],
  }),
  weightCost: numberParam({
    label: 'Weight cost',
    help: 'Price of large weights: each step takes this share of them off, times the rate. More keeps filters smooth and small.',
    default: 2e-4,
    min: 0,
    max: 0.1,
    scale: 'linear',
    live: true,
  }),
  earlyMomentum: momentumParam('Early momentum', 0.5, 'Share of the speed that a step keeps at first.'),
  momentum: momentumParam('Momentum', 0.9, 'The same later on. More smooths the way and makes steps longer.'),
  settled: numberParam({
    label: 'Momentum rises after',
    unit: 'epochs',
    help: 'Each machine begins with the early momentum and keeps it for so many of its epochs: 5 of 50 in the paper.',
    default: 1,
    min: 0,
    max: 100,
    scale: 'linear',
    integer: true,
    live: false,
  }),
};

type Values = FormulaValues<typeof params>;

/** Each pair of layers is a machine with W [visible, hidden] and the biases of its two sides; its data are the means of the
 *  hidden units below. Δ ← m Δ − ε (∂ + cost · W), W ← W + Δ with ∂ by CD-k. Unrolled: W′ = Wᵀ. */
export const rbm = definePretraining({
  id: 'rbm',
  label: 'Stacked RBMs',
  summary:
    'Each pair of layers first learns as a Boltzmann machine: a model that can make up inputs of its own. Unrolled, they are a deep autoencoder that needs little more training.',
  formula: 'E(v, h) = −b·v − c·h − vWh;  ΔW ∝ ⟨v hᵀ⟩data − ⟨v hᵀ⟩after k steps',
  source: {
    authors: 'Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
  },
  params,
  obstacle(_, around) {
    const pairs = pairsIn(around);
    if (!pairs || pairs.length === 0) return NO_STACK;
    return obstacleIn(pairs, around);
  },
  phases: (values, { pairs }) => pairs.map((pair, i) => phaseOf(values, pair, i)),
});

/** Sigmoid units are binary; linear ones Gaussian, which only the topmost may be. */
const kindOf = ({ activation }: LayerPair): Rbm['hidden'] =>
  activation === 'linear' ? 'gaussian' : 'binary';

function obstacleIn(pairs: readonly LayerPair[], { loss }: Surroundings): string | undefined {
  const isBinary = ({ activation }: LayerPair) => activation === 'sigmoid';
  const isSound = pairs.every((pair) => isBinary(pair) || (pair.isCode && kindOf(pair) === 'gaussian'));
  if (!isSound || pairs.some(({ mirrorActivation }, i) => i > 0 && mirrorActivation !== 'sigmoid'))
    return 'Boltzmann machines have units between 0 and 1: choose Sigmoid as the network’s activation, and Linear or Sigmoid as the code’s.';
  const { link } = findChoice<LossDefinition>(losses, loss.id);
  if (link(loss.params) === 'sigmoid') return undefined;
  return 'Boltzmann machines read pixels as probabilities: choose cross-entropy as the loss, or its output as Sigmoid.';
}

const machineOf = (tf: Tf, pair: LayerPair, weights: Weights): Rbm => ({
  hidden: kindOf(pair),
  kernel: tf.reshape(weights.kernel!, [pair.inputs, pair.units]),
  hiddenBias: tf.reshape(weights.hiddenBias!, [pair.units]),
  visibleBias: tf.reshape(weights.visibleBias!, [pair.inputs]),
});

function phaseOf(values: Values, pair: LayerPair, at: number): PhasePlan {
  const { kernel, bias, mirrorKernel, mirrorBias, inputs, units } = pair;
  return {
    id: `rbm.${at}`,
    label: `RBM ${inputs} → ${units}`,
    epochs: values.epochs,
    unit: 'squared error',
    terms: ['reconstruction'],
    weights: { kernel, hiddenBias: bias, visibleBias: mirrorBias },
    fresh: {
      kernel: { kind: 'normal', deviation: 0.1 },
      hiddenBias: { kind: 'zeros' },
      visibleBias: { kind: 'zeros' },
    },
    learning: { kind: 'estimate', estimate: estimateOf(values, pair, at) },
    rule: ruleOf(values, pair),
    model: {
      below: at,
      fantasies: (tf, weights, noise, chains, marks) =>
        fantasies(tf, machineOf(tf, pair, weights), chains, marks, noise),
      filters: (tf, weights) => tf.transpose(machineOf(tf, pair, weights).kernel),
    },
    ...(mirrorKernel !== undefined && {
      finish: (tf, weights) => ({ [mirrorKernel]: tf.transpose(weights.kernel!) }),
    }),
  };
}

type Estimate = Extract<PhasePlan['learning'], { readonly kind: 'estimate' }>['estimate'];

/** Contrastive divergence of what the layers below make of a batch, with weight decay. */
const estimateOf =
  (values: Values, pair: LayerPair, at: number): Estimate =>
  (tf, weights, batch, { noise }) => {
    const v = batch.below(at);
    const machine = machineOf(tf, pair, weights);
    const chain = { steps: values.steps, kind: values.chain };
    const data = { v, weights: batch.weights };
    const { gradients, reconstruction } = contrastiveDivergence(tf, machine, data, chain, noise);
    const decay = tf.mul<Tensor2D>(values.weightCost, machine.kernel);
    return {
      terms: [tf.sum<Tensor1D>(tf.square(tf.sub(v, reconstruction)), 1)],
      gradients: { ...gradients, kernel: tf.add(gradients.kernel, decay) },
    };
  };

const ruleOf = (values: Values, pair: LayerPair): Rule =>
  defineRule({
    optimizer: momentum,
    values: (tf, { epoch }) => ({
      learningRate: kindOf(pair) === 'gaussian' ? values.topLearningRate : values.learningRate,
      momentum: tf.where<Scalar>(tf.less(epoch, values.settled), values.earlyMomentum, values.momentum),
    }),
  });

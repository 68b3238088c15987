/** Greedy pretraining: each layer is trained as an autoencoder of the codes of the layers below. */
import { activate } from '../formulas/activations.ts';
import { bernoulliFromLogits } from '../formulas/bernoulli.ts';
import { denseLayer } from '../formulas/dense.ts';
import { masked } from '../formulas/masking.ts';
import { bernoulliKl, meanOfUnits } from '../formulas/sparsity.ts';
import type { Weights } from '../layer.ts';
import { adamRule } from '../optimizers/adamRule.ts';
import { learningRateParam } from '../optimizers/learningRate.ts';
import { choiceParam, type FormulaValues, numberParam } from '../params.ts';
import type { Pass } from '../pass.ts';
import type { PhasePlan } from '../phase.ts';
import type { Scalar, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { epochsParam, NO_STACK } from './params.ts';
import { definePretraining, type Stack } from './pretraining.ts';
import { type LayerPair, pairsIn } from './stack.ts';

type Kind = 'plain' | 'sparse' | 'denoising';

const params = {
  kind: choiceParam<Kind>({
    label: 'Kind',
    help: 'What keeps a layer from merely copying its input: nothing, units that are rarely active, or an input with holes.',
    default: 'denoising',
    options: [
      { value: 'plain', label: 'Plain' },
      { value: 'sparse', label: 'Sparse' },
      { value: 'denoising', label: 'Denoising' },
    ],
  }),
  epochs: epochsParam(2),
  learningRate: learningRateParam(1e-3),
  rate: numberParam({
    label: 'Masking rate',
    when: { kind: 'denoising' },
    help: 'The share of a layer’s inputs that are set to zero. More asks for coarser features.',
    default: 0.25,
    min: 0,
    max: 0.95,
    scale: 'linear',
    live: true,
  }),
  rho: numberParam({
    label: 'Target activity',
    symbol: 'ρ',
    when: { kind: 'sparse' },
    help: 'The mean activity that a sigmoid unit is pulled to. Smaller lets each unit speak for fewer images.',
    default: 0.1,
    min: 0.001,
    max: 0.999,
    scale: 'log',
    live: true,
  }),
  sparsity: numberParam({
    label: 'Sparsity weight',
    symbol: 'w',
    when: { kind: 'sparse' },
    help: 'How strongly the activity is pulled. More comes closer to the target and reconstructs worse.',
    default: 1,
    min: 0.001,
    max: 1000,
    scale: 'log',
    live: true,
  }),
};

type Values = FormulaValues<typeof params>;

/** min Σ L(v, g(f(ṽ))) for one layer f and its mirror image g after the other, v being what the layers below make of x. L is
 *  the experiment's loss on pixels, cross-entropy between sigmoid layers and squared error between others. */
export const greedy = definePretraining({
  id: 'greedy',
  label: 'Greedy autoencoders',
  summary:
    'The layers learn one after the other: each becomes a small autoencoder of what the layers below tell. Then all learn together from there.',
  formula: 'for each layer: min Σ L(v, g(f(ṽ)))  [+ w Σⱼ KL(ρ ‖ ρ̂ⱼ)]',
  source: {
    authors: 'Bengio et al.',
    year: 2007,
    title: 'Greedy layer-wise training of deep networks',
  },
  params,
  obstacle({ kind }, around) {
    const pairs = pairsIn(around);
    if (!pairs || pairs.length === 0) return NO_STACK;
    if (kind !== 'sparse' || pairs.some(isSparse)) return undefined;
    return 'Sparse pretraining pulls the activity of sigmoid layers, and this network has none: choose Sigmoid as its activation, or another kind.';
  },
  phases: (values, stack) => stack.pairs.map((pair, i) => phaseOf(values, stack, pair, i)),
});

/** A target activity makes sense for units between 0 and 1. */
const isSparse = ({ activation }: LayerPair) => activation === 'sigmoid';

function phaseOf(values: Values, stack: Stack, pair: LayerPair, at: number): PhasePlan {
  const { kernel, bias, mirrorKernel, mirrorBias, inputs, units } = pair;
  const hasPenalty = values.kind === 'sparse' && isSparse(pair);
  return {
    id: `greedy.${at}`,
    label: `Autoencoder ${inputs} → ${units}`,
    epochs: values.epochs,
    unit: unitOf(stack, at),
    terms: ['reconstruction', ...(hasPenalty ? ['sparsity'] : [])],
    weights: { kernel, bias, mirrorBias, ...(mirrorKernel === undefined ? {} : { mirrorKernel }) },
    learning: {
      kind: 'descent',
      terms(tf, weights, batch, pass) {
        const v = batch.below(at);
        const seen = values.kind === 'denoising' ? masked(tf, v, values.rate, pass.noise) : v;
        const h = codeOf(tf, pair, weights, seen, pass); // [batch, units]
        const reconstruction = lossOf(tf, stack, at, v, undone(tf, weights, h), pass);
        return hasPenalty ? [reconstruction, sparsity(tf, h, batch.weights, values)] : [reconstruction];
      },
    },
    rule: adamRule(values.learningRate),
  };
}

const codeOf = (tf: Tf, pair: LayerPair, { kernel, bias }: Weights, v: Tensor2D, pass: Pass): Tensor2D =>
  denseLayer(pair.inputs, pair.units, pair.activation).apply(tf, v, { kernel: kernel!, bias: bias! }, pass);

/** h W′ + b, or h Wᵀ + b where the mirror image borrows its weights: [batch, inputs] before any activation. */
function undone(tf: Tf, { kernel, mirrorKernel, mirrorBias }: Weights, h: Tensor2D): Tensor2D {
  const product = mirrorKernel
    ? tf.matMul<Tensor2D>(h, mirrorKernel)
    : tf.matMul<Tensor2D>(h, kernel!, false, true);
  return tf.add(product, mirrorBias!);
}

/** [batch] */
function lossOf(
  tf: Tf,
  { pairs, pixelLoss }: Stack,
  at: number,
  v: Tensor2D,
  before: Tensor2D,
  pass: Pass,
): Tensor1D {
  if (at === 0) return pixelLoss(tf, v, before, pass);
  if (isProbability(pairs, at)) return bernoulliFromLogits(tf, v, before);
  const restored = activate(tf, pairs[at]!.mirrorActivation, before);
  return tf.sum<Tensor1D>(tf.square(tf.sub(v, restored)), 1);
}

function unitOf({ pairs, pixelUnit }: Stack, at: number): string {
  if (at === 0) return pixelUnit;
  return isProbability(pairs, at) ? 'nats' : 'squared error';
}

/** Whether a layer above the first has sigmoid units both below it and in its mirror image. */
const isProbability = (pairs: readonly LayerPair[], at: number): boolean =>
  pairs[at - 1]!.activation === 'sigmoid' && pairs[at]!.mirrorActivation === 'sigmoid';

/** w Σⱼ KL(ρ ‖ ρ̂ⱼ) with ρ̂ the mean activity over the batch; a scalar, nats. */
const sparsity = (tf: Tf, h: Tensor2D, weights: Tensor1D, { rho, sparsity: w }: Values): Scalar =>
  tf.mul(w, tf.sum<Scalar>(bernoulliKl(tf, rho, meanOfUnits(tf, h, weights))));

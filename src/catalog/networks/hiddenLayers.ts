/**
 * What networks with hidden layers let one choose about each of them, whatever map it computes.
 * Not the maps: formulas/dense.ts and formulas/convolution.ts.
 */
import { layerActivationParam } from '../formulas/activations.ts';
import type { Finish } from '../formulas/layerOf.ts';
import { choiceParam, layerValue, numberParam, type ParamValues } from '../params.ts';

/** Hidden layers of one side. */
export const MOST_LAYERS = 8;

export const hiddenParams = {
  activation: layerActivationParam(
    'relu',
    MOST_LAYERS,
    'The non-linearity of every hidden layer, or of each its own. Linear ones can do no more than PCA.',
  ),
  normalisation: choiceParam<'none' | 'batch'>({
    label: 'Normalisation',
    help: 'Batch normalisation brings every unit to mean 0 and variance 1 over each batch, then scales and shifts it as it learns to. Deep networks then train with larger steps.',
    default: 'none',
    options: [
      { value: 'none', label: 'None' },
      { value: 'batch', label: 'Batch' },
    ],
  }),
  dropout: numberParam({
    label: 'Dropout',
    help: 'Share of the hidden units that are silenced at random in each training step. More makes units rely less on each other and the network learn more slowly.',
    default: 0,
    min: 0,
    max: 0.9,
    scale: 'linear',
    live: false,
  }),
} as const;

/** What follows the linear map of a hidden layer; its mirror image in the decoder has the same.
 *  @param layer from the input, 0-based */
export function finishOf(
  { activation, normalisation, dropout }: ParamValues<typeof hiddenParams>,
  layer: number,
): Finish {
  return { activation: layerValue(activation, layer), isNormalised: normalisation === 'batch', dropout };
}

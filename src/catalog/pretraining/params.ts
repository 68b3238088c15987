/**
 * The parameters that every pretraining has.
 * Not those of the main training: catalog/training.ts.
 */
import { numberParam } from '../params.ts';

export const epochsParam = (fallback: number) =>
  numberParam({
    label: 'Epochs a layer',
    help: 'Passes through the training images for each layer before the next one follows. More prepare each layer better and take longer.',
    default: fallback,
    min: 1,
    max: 100,
    scale: 'log',
    integer: true,
    live: false,
  });

/** Why a network cannot be pretrained layer by layer. */
export const NO_STACK =
  'Pretraining goes layer by layer and needs dense layers whose decoder mirrors the encoder: choose such a network and code, or no pretraining.';

/**
 * Tied weights: the decoder uses the encoder's kernels, transposed.
 * Not a layer: formulas/layerOf.ts lets any borrow its kernel.
 */
import { findChoice, type Surroundings } from '../choice.ts';
import type { CodeDefinition } from '../codes/code.ts';
import { codes } from '../codes/index.ts';
import type { Loan } from '../layer.ts';
import { choiceParam } from '../params.ts';

type Weights = 'own' | 'tied';

export const tyingParam = choiceParam<Weights>({
  label: 'Weights',
  help: 'The decoder has its own, or uses those of the encoder, transposed: half as many to learn, and what detects a pattern then also draws it.',
  default: 'own',
  options: [
    { value: 'own', label: 'Own' },
    { value: 'tied', label: 'Tied' },
  ],
});

/** Whose kernel the decoder layer borrows that undoes a layer of the encoder.
 *  @param layer from the input, 0-based; the code's own layer is the one after the last
 *  @param count hidden layers of the encoder */
export function lender(weights: Weights, layer: number, count: number): Loan['from'] | undefined {
  if (weights === 'own') return undefined;
  return layer === count ? 'code' : layer;
}

/** Why a decoder cannot be tied; undefined if it can. */
export function tiedObstacle(weights: Weights, around: Surroundings): string | undefined {
  if (weights === 'own') return undefined;
  const code = findChoice<CodeDefinition>(codes, around.code.id);
  if ((code.lendingHead ?? code.plainHead) !== undefined && code.reads === 'features') return undefined;
  return `Tied weights need a code that one layer makes of the encoder’s output, which “${code.label}” is not: choose weights of its own for the decoder, or the plain code.`;
}

/**
 * What a corruption declares: x → x̃. The target of the loss stays the clean x.
 * Not an augmentation: it acts in training and testing, never when encoding for use.
 */
import type { ChoiceInfo } from '../choice.ts';
import type { ImageShape } from '../layer.ts';
import type { FormulaValues, Params } from '../params.ts';
import type { Noise, Tensor2D, Tf } from '../tf.ts';

export interface CorruptionDefinition<Id extends string = string, Schema extends Params = Params>
  extends ChoiceInfo<Id, Schema> {
  /** x̃ from x, both [batch, pixels]; the caller disposes. */
  corrupt(tf: Tf, x: Tensor2D, noise: Noise, params: FormulaValues<Schema>, image: ImageShape): Tensor2D;
}

export const defineCorruption = <const Id extends string, const Schema extends Params>(
  definition: CorruptionDefinition<Id, Schema>,
) => definition;

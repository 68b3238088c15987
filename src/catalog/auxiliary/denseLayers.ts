/** The layers of an auxiliary network that reads whole images: dense ones, the last linear. Not the autoencoder's. */
import type { ActivationId } from '../formulas/activations.ts';
import { denseLayer } from '../formulas/dense.ts';
import type { ImageShape, LayerPlan } from '../layer.ts';

export function denseLayers(
  { height, width }: ImageShape,
  widths: readonly number[],
  activation: ActivationId,
  outputs: number,
): LayerPlan[] {
  const sizes = [height * width, ...widths];
  return [
    ...widths.map((units, i) => denseLayer(sizes[i]!, units, activation)),
    denseLayer(sizes.at(-1)!, outputs, 'linear'),
  ];
}

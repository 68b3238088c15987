/** The matrix products that are timed: a large one, and all of a step of the Hinton network. Not their timing. */
import type { Product } from './engine/requests.ts';

const WIDTHS = [784, 1000, 500, 250, 30, 250, 500, 1000, 784];
const BATCH = 128;

const SIDE = 1024;

export interface NamedProduct {
  readonly name: string;
  readonly product: Product;
}

const product = (rows: number, depth: number, columns: number, transposed: 'a' | 'b' | 'none'): Product => ({
  ...{ kind: 'product', rows, depth, columns },
  transposeA: transposed === 'a',
  transposeB: transposed === 'b',
});

export const cube: NamedProduct = { name: `${SIDE}³`, product: product(SIDE, SIDE, SIDE, 'none') };

/** A layer's product forwards, the gradient of its kernel and that of its input. */
function layerProducts(inputs: number, units: number): NamedProduct[] {
  const sizes = (a: string, b: string) => `${a}, ${inputs} → ${units}: ${b}`;
  return [
    { name: sizes('forward', 'x W'), product: product(BATCH, inputs, units, 'none') },
    { name: sizes('kernel', 'xᵀ dy'), product: product(inputs, BATCH, units, 'a') },
    { name: sizes('input', 'dy Wᵀ'), product: product(BATCH, units, inputs, 'b') },
  ];
}

/** The gradient by the images is not needed. */
const step = WIDTHS.slice(1)
  .flatMap((units, i) => layerProducts(WIDTHS[i]!, units))
  .filter((_, i) => i !== 2);

export const products: readonly NamedProduct[] = [cube, ...step];

/** Of one product: a multiplication and an addition for each term. */
export const flops = ({ rows, depth, columns }: Product) => 2 * rows * depth * columns;

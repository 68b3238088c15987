/**
 * A layer as a plan: its weights' shapes and the formula that applies them.
 * Not its weights: the engine makes, keeps and disposes those.
 */
import type { Tensor, Tensor2D, Tf } from './tf.ts';

export type Initializer =
  | { readonly kind: 'zeros' }
  /** U(−a, a) with a = √(6 / (fanIn + fanOut)). @see Glorot & Bengio 2010, equation 16 */
  | { readonly kind: 'glorotUniform'; readonly fanIn: number; readonly fanOut: number };

export interface WeightPlan {
  readonly shape: readonly number[];
  readonly initializer: Initializer;
  /** Whether weight decay acts on it; biases are left alone. */
  readonly decays: boolean;
}

export type Weights = Readonly<Record<string, Tensor>>;

export interface LayerPlan {
  /** Outputs for one image. */
  readonly units: number;
  readonly activation: string;
  readonly weights: Readonly<Record<string, WeightPlan>>;
  /** [batch, inputs] → [batch, units]; the caller disposes. */
  apply(tf: Tf, input: Tensor2D, weights: Weights): Tensor2D;
}

/** Height × width of the images, in pixels. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
}

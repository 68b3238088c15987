/**
 * A layer as a plan: its weights' shapes and the formula that applies them.
 * Not its weights: the engine makes, keeps and disposes those.
 */
import type { Pass } from './pass.ts';
import type { Tensor, Tensor1D, Tensor2D, Tf } from './tf.ts';

export type Initializer =
  | { readonly kind: 'zeros' }
  | { readonly kind: 'constant'; readonly value: number }
  /** N(0, deviation²) */
  | { readonly kind: 'normal'; readonly deviation: number }
  /** U(−a, a) with a = √(6 / (fanIn + fanOut)). @see Glorot & Bengio 2010, equation 16 */
  | { readonly kind: 'glorotUniform'; readonly fanIn: number; readonly fanOut: number };

export interface WeightPlan {
  readonly shape: readonly number[];
  readonly initializer: Initializer;
  /** Whether weight decay acts on it; biases are left alone. */
  readonly decays: boolean;
  /** False for what no gradient moves, such as moving averages: `Pass.remember` sets those. True if omitted. */
  readonly trained?: boolean;
}

/** A weight of a layer on the encoder's side that another layer uses too. */
export interface Loan {
  /** The code's lending head, or the encoder's layer of this index from the input. */
  readonly from: 'code' | number;
  readonly role: string;
}

export type Weights = Readonly<Record<string, Tensor>>;

export interface LayerPlan {
  /** Outputs for one image. */
  readonly units: number;
  readonly activation: string;
  /** Whether its outputs lie between 0 and 1, in training too. No if omitted. */
  readonly isWithinUnit?: boolean;
  readonly weights: Readonly<Record<string, WeightPlan>>;
  /** Weights of other layers, under the names by which `apply` finds them. Decoder layers only. */
  readonly loans?: Readonly<Record<string, Loan>>;
  /** How the units are arranged, where they are a stack of maps: unit (y · width + x) · channels + channel. */
  readonly grid?: Grid;
  /** [batch, inputs] → [batch, units]; the caller disposes. */
  apply(tf: Tf, input: Tensor2D, weights: Weights, pass: Pass): Tensor2D;
  /** J t for each row: how the output moves when the input moves along t [batch, inputs], at the point whose output was
   *  `output` [batch, units]. [batch, units]; the caller disposes. Absent where the layer is not differentiable. */
  tangent?(tf: Tf, output: Tensor2D, tangent: Tensor2D, weights: Weights): Tensor2D;
  /** Whether `tangent` is that of use only, as in training a row does not move by itself. No if omitted. */
  readonly isSlopedInUseOnly?: boolean;
  /** ‖J‖²_F for each row, at the point whose output was `output`: [batch]; the caller disposes. Absent where there is
   *  no closed form. */
  squaredJacobian?(tf: Tf, output: Tensor2D, weights: Weights): Tensor1D;
}

/** Maps of features. */
export interface Grid extends ImageShape {
  readonly channels: number;
}

/** Height × width of the images, in pixels. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
}

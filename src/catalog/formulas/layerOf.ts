/**
 * A layer from a linear map and what follows it: a bias or batch normalisation, the non-linearity, dropout.
 * Not the maps: dense.ts and convolution.ts.
 */
import type { Grid, LayerPlan, Loan, WeightPlan, Weights } from '../layer.ts';
import type { Pass } from '../pass.ts';
import type { Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { type ActivationId, activate, activationSlope } from './activations.ts';
import { batchNormalise, normalisationFactor, normalisationWeights } from './batchNormalisation.ts';
import { dropOut } from './dropout.ts';
import { perChannel } from './perChannel.ts';

/** x ↦ A x, where A is made of one kernel. */
export interface LinearMap {
  /** Outputs for one image. */
  readonly units: number;
  /** Biases: output i has the one of channel i mod channels. */
  readonly channels: number;
  /** How the outputs are arranged, where they are maps. */
  readonly grid?: Grid;
  readonly kernel: WeightPlan;
  /** [batch, inputs] → [batch, units]; the caller disposes. */
  apply(tf: Tf, input: Tensor2D, kernel: Tensor): Tensor2D;
  /** Σᵢ A²ⱼᵢ for each output j, [units]; the caller disposes. Absent where there is no closed form. */
  squaredRows?(tf: Tf, kernel: Tensor): Tensor1D;
  /** f(A x + b) as one operation; undefined where the backend has none. */
  fused?(
    tf: Tf,
    input: Tensor2D,
    weights: { readonly kernel: Tensor; readonly bias: Tensor },
    activation: ActivationId,
  ): Tensor2D | undefined;
}

/** What follows the map. */
export interface Finish {
  readonly activation: ActivationId;
  /** Whether batch normalisation stands before the non-linearity, in place of the bias. No if omitted. */
  readonly isNormalised?: boolean;
  /** Share of the outputs that are dropped in training; none if omitted. */
  readonly dropout?: number;
}

/** b [channels], zero at first. */
const zeroBias = (channels: number): WeightPlan => ({
  shape: [channels],
  initializer: { kind: 'zeros' },
  decays: false,
});

/** h = f(A x + b), or f(BN(A x)), some of it dropped in training.
 *  @param from the layer whose kernel it borrows in place of one of its own */
export function layerOf(map: LinearMap, finish: Finish, from?: Loan['from']): LayerPlan {
  const { units, channels, grid, kernel } = map;
  const { activation, isNormalised = false, dropout = 0 } = finish;
  const shift = isNormalised ? normalisationWeights(channels) : { bias: zeroBias(channels) };
  const applied = isNormalised ? normalised(map, activation) : biased(map, activation);
  return {
    ...{ units, activation },
    // What dropout leaves is larger, so that the mean stays.
    isWithinUnit: activation === 'sigmoid' && dropout === 0,
    ...(grid && { grid }),
    ...(from === undefined
      ? { weights: { kernel, ...shift } }
      : { weights: shift, loans: { kernel: { from, role: 'kernel' } } }),
    apply: (tf, input, weights, pass) =>
      dropout === 0
        ? applied(tf, input, weights, pass)
        : dropOut(tf, applied(tf, input, weights, pass), dropout, pass), // [batch, units]
    ...(isNormalised ? { tangent: normalisedTangent(map, activation) } : slopesOf(map, activation)),
    // What is normalised over the batch or dropped at random does not follow from its own input alone.
    isSlopedInUseOnly: isNormalised || dropout > 0,
  };
}

/** How f(BN(A x)) moves in use: f′(a) ∘ γ / √(v + 10⁻³) A t, with the moving variance v. */
const normalisedTangent =
  (map: LinearMap, activation: ActivationId): NonNullable<LayerPlan['tangent']> =>
  (tf, output, tangent, weights) => {
    const factor = normalisationFactor(tf, weights.scale!, weights.movingVariance!); // [channels]
    const moved = map.apply(tf, tangent, weights.kernel!); // [batch, units]
    const scaled = perChannel(tf, moved, map.channels, (rows) => tf.mul(rows, factor));
    return tf.mul(activationSlope(tf, activation, output), scaled);
  };

/** How f(A x + b) moves: f′(a) ∘ A t, and Σⱼ f′(aⱼ)² Σᵢ A²ⱼᵢ. */
function slopesOf(
  { apply, squaredRows }: LinearMap,
  activation: ActivationId,
): Pick<LayerPlan, 'tangent' | 'squaredJacobian'> {
  return {
    tangent: (tf, output, tangent, { kernel }) =>
      tf.mul(activationSlope(tf, activation, output), apply(tf, tangent, kernel!)), // [batch, units]
    ...(squaredRows && {
      squaredJacobian: (tf: Tf, output: Tensor2D, { kernel }: Weights) => {
        const slopes = tf.square(activationSlope(tf, activation, output)); // [batch, units]
        return tf.sum<Tensor1D>(tf.mul(slopes, squaredRows(tf, kernel!)), 1);
      },
    }),
  };
}

type Apply = (tf: Tf, input: Tensor2D, weights: Weights, pass: Pass) => Tensor2D;

/** f(A x + b), [batch, units]. */
const biased =
  (map: LinearMap, activation: ActivationId): Apply =>
  (tf, input, weights) => {
    const [kernel, bias] = [weights.kernel!, weights.bias!];
    const fused = map.fused?.(tf, input, { kernel, bias }, activation);
    if (fused) return fused;
    const shifted = perChannel(tf, map.apply(tf, input, kernel), map.channels, (rows) => tf.add(rows, bias));
    return activate(tf, activation, shifted);
  };

/** f(BN(A x)), [batch, units]. */
const normalised =
  (map: LinearMap, activation: ActivationId): Apply =>
  (tf, input, weights, pass) => {
    const a = map.apply(tf, input, weights.kernel!);
    return activate(tf, activation, batchNormalise(tf, a, { channels: map.channels, weights, pass }));
  };

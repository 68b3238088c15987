/** Batch normalisation. Not of layers' inputs: it stands between a linear map and its non-linearity. */
import type { WeightPlan, Weights } from '../layer.ts';
import type { Pass } from '../pass.ts';
import type { Rank, Scalar, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { perChannel } from './perChannel.ts';

/** Added to the variance. */
export const VARIANCE_FLOOR = 1e-3;
/** Share of a moving average that an update leaves as it is, in the long run. */
const INERTIA = 0.99;

/** γ and β, which are learnt, and the moving mean and variance, which are not; each [channels]. */
export function normalisationWeights(channels: number) {
  const weight = (value: number, trained: boolean): WeightPlan => ({
    shape: [channels],
    initializer: { kind: 'constant', value },
    decays: false,
    trained,
  });
  return {
    scale: weight(1, true),
    shift: weight(0, true),
    movingMean: weight(0, false),
    movingVariance: weight(1, false),
  } as const;
}

/** γ / √(v + 10⁻³), [channels]; the caller disposes. */
export const normalisationFactor = (tf: Tf, scale: Tensor, variance: Tensor): Tensor =>
  tf.mul(scale, tf.rsqrt(tf.add(variance, VARIANCE_FLOOR)));

interface Normalisation {
  readonly channels: number;
  readonly weights: Weights;
  readonly pass: Pass;
}

/** γ (a − m) / √(v + 10⁻³) + β, channel by channel. In training, m and v are mean and variance over the images of the batch
 *  (not its padding) and the positions of the map; otherwise they are moving averages of those over the batches with n > 1
 *  values, the variance freed of its bias by n / (n − 1).
 *  @param a [batch, units]
 *  @returns [batch, units]; the caller disposes
 *  @see Ioffe & Szegedy 2015, algorithms 1 and 2 */
export function batchNormalise(tf: Tf, a: Tensor2D, { channels, weights, pass }: Normalisation): Tensor2D {
  const { mean, variance } =
    pass.mode === 'train'
      ? statistics(tf, a, { channels, weights, pass })
      : { mean: weights.movingMean!, variance: weights.movingVariance! };
  const factor = normalisationFactor(tf, weights.scale!, variance);
  return perChannel(tf, a, channels, (rows) => tf.add(tf.mul(tf.sub(rows, mean), factor), weights.shift!));
}

/** Mean and variance of a batch, each [channels]; the moving averages take note of them. */
function statistics(tf: Tf, a: Tensor2D, { channels, weights, pass }: Normalisation) {
  const [batch, units] = a.shape;
  const positions = units / channels;
  const shares = tf.reshape<Rank.R2>(pass.weights ?? tf.fill([batch], 1 / batch), [1, batch]);
  const average = (values: Tensor2D): Tensor1D =>
    tf.mean(tf.reshape(tf.matMul(shares, values), [positions, channels]), 0);
  const mean = average(a);
  const variance = average(tf.square(perChannel(tf, a, channels, (rows) => tf.sub(rows, mean))));
  // Σ shares² = 1 / images.
  const perValue = tf.div(tf.sum(tf.square(shares)), positions);
  const unbiased = tf.div(variance, tf.maximum(1e-6, tf.sub(1, perValue)));
  // One value alone tells no variance: such a batch, a last one of a single image, leaves the averages as they are.
  const tells = tf.cast(tf.greater(tf.sub(1, perValue), 1e-6), 'float32');
  const share = tf.mul(tells, pace(tf, pass));
  const move = (average: Tensor, value: Tensor) =>
    pass.remember(average, tf.add(average, tf.mul(share, tf.sub(value, average))));
  move(weights.movingMean!, mean);
  move(weights.movingVariance!, unbiased);
  return { mean, variance };
}

/** How far a moving average goes towards a new value: far in the beginning, so that it soon forgets where it began. */
const pace = (tf: Tf, { clock: { step } }: Pass): Scalar =>
  tf.maximum(1 - INERTIA, tf.div(9, tf.add(10, step)));

/**
 * The concrete distribution: a choice among many that is nearly made, and can be differentiated.
 * Not a code: codes/concrete.ts is.
 */
import type { LayerPlan } from '../layer.ts';
import type { Clock } from '../pass.ts';
import type { Scalar, Tensor, Tensor1D, Tensor2D, Tf } from '../tf.ts';
import { exponentialDecay } from './schedule.ts';

/** w = softmax((α + g) / T) along each row: a point of the simplex, near one of its corners where T is small. The corner
 *  is drawn from softmax(α), at every temperature.
 *  @param logits α [rows, choices]  @param gumbel g [rows, choices], from the standard Gumbel distribution
 *  @param temperature T > 0
 *  @returns [rows, choices]; the caller disposes
 *  @see Maddison, Mnih & Teh 2017; Jang, Gu & Poole 2017, equation 2 */
export function sampleConcrete(tf: Tf, logits: Tensor, gumbel: Tensor2D, temperature: Scalar): Tensor2D {
  return tf.softmax(tf.div<Tensor2D>(tf.add(gumbel, logits), temperature));
}

/** The likeliest choice of each row, of equal ones the first. @returns int32 [rows]; the caller disposes */
export const likeliest = (tf: Tf, logits: Tensor): Tensor1D => tf.argMax(logits, 1);

/** Temperatures at the beginning and at the end of the training. */
export interface Cooling {
  readonly start: number;
  readonly end: number;
}

/** T = start^(1 − p) · end^p at the share p of the training. The caller disposes. */
export const temperatureAt = (tf: Tf, { progress }: Clock, { start, end }: Cooling): Scalar =>
  exponentialDecay(tf, progress, start, end);

/** Units that each learn to choose one input. In training zⱼ = Σᵢ wⱼᵢ xᵢ with w drawn once a batch from the concrete
 *  distribution; else zⱼ = xᵢ of the likeliest i alone.
 *  @see Abid, Balın & Zou 2019, “Concrete selector layer” */
export function selectorLayer(inputs: number, units: number, cooling: Cooling): LayerPlan {
  return {
    units,
    activation: 'linear',
    weights: {
      logits: {
        shape: [units, inputs],
        initializer: { kind: 'glorotUniform', fanIn: inputs, fanOut: units },
        decays: false,
      },
    },
    apply(tf, input, { logits }, { mode, noise, clock }) {
      if (mode !== 'train') return tf.gather(input, likeliest(tf, logits!), 1); // [batch, units]
      const gumbel = noise.gumbel('selection', [units, inputs]);
      const selection = sampleConcrete(tf, logits!, gumbel, temperatureAt(tf, clock, cooling));
      return tf.matMul<Tensor2D>(input, selection, false, true); // [batch, units]
    },
  };
}

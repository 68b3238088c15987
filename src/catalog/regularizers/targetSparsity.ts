/** Target sparsity: mean activities are drawn towards a small number ρ. */
import { type Distance, distanceFromTarget, meanOfUnits } from '../formulas/sparsity.ts';
import { choiceParam, numberParam, weightsParam } from '../params.ts';
import { planLayers } from '../planLayers.ts';
import type { Scalar, Tensor1D } from '../tf.ts';
import { defineRegularizer } from './regularizer.ts';

type Average = 'unit' | 'image';

/** The layers with a weight other than 0, paired from the code backwards.
 *  @param layers the hidden layers from the input on, then the code */
export function weightedLayers<T>(
  layers: readonly T[],
  weights: readonly number[],
): { layer: T; weight: number }[] {
  const shift = weights.length - layers.length;
  return layers
    .map((layer, i) => ({ layer, weight: weights[i + shift] ?? 0 }))
    .filter(({ weight }) => weight !== 0);
}

/** λ Σ over layers of w Σⱼ d(ρ, ρ̂ⱼ), with ρ̂ⱼ the mean of unit j over the batch: a scalar. Or with ρ̂ the mean over the
 *  units of one image, for each of its units: [batch]. d is a KL divergence in nats, |ρ − ρ̂| or (ρ − ρ̂)². */
export const targetSparsity = defineRegularizer({
  id: 'targetSparsity',
  label: 'Target sparsity',
  summary:
    'Asks units to be active a small share of the time, so that each comes to stand for something that few images have.',
  formula: 'λ Σₗ wₗ Σⱼ d(ρ, ρ̂ⱼ),  d = ρ ln(ρ/ρ̂) + (1 − ρ) ln((1 − ρ)/(1 − ρ̂)),  |ρ − ρ̂|  or  (ρ − ρ̂)²',
  source: {
    authors: 'Ng',
    year: 2011,
    title: 'Sparse autoencoder, CS294A lecture notes',
    url: 'https://web.stanford.edu/class/cs294a/sparseAutoencoder.pdf',
  },
  needs: ['z'],
  params: {
    lambda: numberParam({
      label: 'Strength',
      symbol: 'λ',
      help: 'Price of the distance from the target, for each unit. Larger values hold the activity closer to it.',
      default: 1,
      min: 1e-4,
      max: 1000,
      scale: 'log',
      live: true,
    }),
    rho: numberParam({
      label: 'Target',
      symbol: 'ρ',
      help: 'The mean activity that is asked for. Smaller values make units respond to fewer images.',
      default: 0.05,
      min: 1e-3,
      max: 0.5,
      scale: 'log',
      live: true,
    }),
    distance: choiceParam<Distance>({
      label: 'Distance',
      help: 'KL grows without bound where a unit falls silent or never rests, and needs sigmoid units. L1 pulls with the same force at any distance, L2 the harder the farther; both go with any unit.',
      default: 'kl',
      options: [
        { value: 'kl', label: 'KL divergence' },
        { value: 'l1', label: 'L1' },
        { value: 'l2', label: 'L2' },
      ],
    }),
    average: choiceParam<Average>({
      label: 'Average',
      help: 'Of one unit over the images of a batch: every unit is used for a few images. Of one image over its units: every image is described by a few units, and some units may never be used.',
      default: 'unit',
      options: [
        { value: 'unit', label: 'One unit, over images' },
        { value: 'image', label: 'One image, over units' },
      ],
    }),
    layerWeights: weightsParam({
      label: 'Weights of the layers',
      help: 'The last number is the weight of the code, the one before it that of the last hidden layer of the encoder, and so on; layers without a number are left free. Larger weights hold a layer closer to the target.',
      default: [1],
      min: 0,
      max: 100,
      maxLayers: 9,
    }),
  },
  obstacle({ distance, layerWeights }, around) {
    if (distance !== 'kl') return undefined;
    const { encoder, plainHead } = planLayers(around);
    const code = plainHead?.plan;
    const found = weightedLayers([...encoder, code], layerWeights).find(({ layer }) => !layer?.isWithinUnit);
    if (!found) return undefined;
    const where = found.layer === code ? 'the code' : 'the hidden layers';
    return `Target sparsity by KL divergence needs activities between 0 and 1, which ${where} need not have: choose sigmoid units without dropout there, or L1 or L2 as the distance.`;
  },
  penalty(tf, { code, hidden, weights }, { lambda, rho, distance, average, layerWeights }) {
    const parts = weightedLayers([...hidden, code.z], layerWeights).map(({ layer, weight }) => {
      const ofUnits = average === 'unit';
      const rhoHat = ofUnits ? meanOfUnits(tf, layer, weights) : tf.mean<Tensor1D>(layer, 1);
      const distances = distanceFromTarget(tf, distance, rho, rhoHat);
      return ofUnits
        ? tf.mul<Scalar>(weight, tf.sum<Scalar>(distances))
        : tf.mul<Tensor1D>(weight * layer.shape[1], distances);
    });
    return parts.length === 0 ? tf.scalar(0) : tf.mul(lambda, tf.addN<Scalar | Tensor1D>(parts));
  },
});

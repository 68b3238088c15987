import type { Rank, Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import { data, linear, mean, measure, sampleOf, withoutLeak } from '../../../tests/support/meters.ts';
import { contextOf } from '../../../tests/support/probing.ts';
import { trainSteps, withTrainer } from '../../../tests/support/training.ts';
import type { AuxiliaryNetwork } from '../auxiliaryNetworks.ts';
import { tf } from '../tf.ts';
import { probes } from './index.ts';

const withRate = (learningRate: number) =>
  defineExperiment({
    corruption: { id: 'masking', params: { rate: 0.3 } },
    network: { id: 'dense', params: { widths: [9], activation: 'elu' } },
    code: { id: 'gaussian', params: { size: 3 } },
    regularizers: [{ id: 'adversary', params: { learningRate: 0.01, widths: [12] } }],
    optimizer: { id: 'adam', params: { learningRate } },
    training: { batchSize: 50, epochs: 5 },
  });

beforeAll(() => useBackend('simd'));

type Matrix = readonly (readonly number[])[];
const rowsOf = (tensor: Tensor): number[][] =>
  tf.reshape<Rank.R2>(tensor, [-1, tensor.shape.at(-1)!]).arraySync();

const softplus = (d: number) => Math.max(d, 0) + Math.log1p(Math.exp(-Math.abs(d)));

/** The logits of images by a discriminator of one hidden layer, with plain loops. */
function judged({ variables }: AuxiliaryNetwork, images: Matrix): number[] {
  const weight = (name: string) =>
    rowsOf(variables.find((one) => one.name === `adversary.${name}`)!.variable);
  const through = (inputs: readonly number[], kernel: Matrix, bias: readonly number[]) =>
    bias.map((b, unit) => inputs.reduce((sum, input, i) => sum + input * kernel[i]![unit]!, b));
  const leaky = (a: number) => (a > 0 ? a : 0.2 * a);
  const [hidden, last] = ['0', '1'].map((at) => ({
    kernel: weight(`${at}.kernel`),
    bias: weight(`${at}.bias`)[0]!,
  }));
  return images.map((image) => {
    const features = through(image, hidden!.kernel, hidden!.bias).map(leaky);
    return through(features, last!.kernel, last!.bias)[0]!;
  });
}

it('is what a discriminator lowers, on held-out images: −log D(x) − mean over the makers of log(1 − D)', () =>
  measure(withRate(1e-3), async (context, trainer) => {
    const { losses, images } = await withoutLeak(() => probes.auxiliaryLosses.compute(context, true));
    expect(images).toBe(120);
    expect(Object.keys(losses)).toEqual(['adversary']);
    const x = sampleOf(120);
    const made = tf.tidy(() => {
      const { xHat, samples } = trainer.autoencoder.forward(context.corrupt(x), context.pass('test'));
      return [xHat, samples!].map(rowsOf);
    });
    const [network] = trainer.auxiliaries;
    const real = mean(judged(network!, rowsOf(x)).map((d) => softplus(-d)));
    const [seen, drawn] = made.map((rows) => mean(judged(network!, rows).map(softplus)));
    x.dispose();
    expect(losses.adversary).toBeCloseTo(real + (seen! + drawn!) / 2, 4);
  }));

it('falls below 2 ln 2 while the autoencoder stands still', () =>
  withTrainer(withRate(1e-6), data, async (trainer) => {
    trainSteps(trainer, 20);
    const frame = await probes.auxiliaryLosses.compute(contextOf(trainer, data), true);
    expect(frame!.losses.adversary).toBeLessThan(2 * Math.LN2);
  }));

it('is nothing where no auxiliary network learns beside', () =>
  measure(linear, async (context) => {
    expect(await probes.auxiliaryLosses.compute(context, true)).toBeUndefined();
  }));

/** The gradient of a tied kernel is that of the encoder's plus that of the decoder's, transposed. */
import { beforeAll, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { gatherBatch } from '#engine/data/batches.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import { tf } from '#engine/tf.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { useBackend } from '../support/backends.ts';
import { inFloat64 } from '../support/float64.ts';

const data = generatedImages();
const BATCH = 6;

beforeAll(() => useBackend('cpu'));

const variablesOf = ({ autoencoder }: Trainer) =>
  new Map(autoencoder.variables.map(({ name, variable }) => [name, variable]));

type Network = Parameters<typeof defineExperiment>[0]['network'];

interface Case {
  readonly id: string;
  network(weights: 'own' | 'tied'): Network;
  /** The kernel of the encoder, the one of the decoder that undoes it, and whether rows and columns swap. */
  readonly pairs: readonly (readonly [string, string, boolean])[];
}

const hidden = ['encoder.0.kernel', 'encoder.1.kernel'] as const;
const cases: readonly Case[] = [
  {
    id: 'dense',
    network: (weights) => ({ id: 'dense', params: { widths: [9, 5], activation: 'tanh', weights } }),
    pairs: [
      [hidden[0], 'decoder.2.kernel', true],
      [hidden[1], 'decoder.1.kernel', true],
      ['code.z.kernel', 'decoder.0.kernel', true],
    ],
  },
  {
    id: 'linear',
    network: (weights) => ({ id: 'linear', params: { weights } }),
    pairs: [['code.z.kernel', 'decoder.0.kernel', true]],
  },
  {
    id: 'convolutional',
    network: (weights) => ({ id: 'convolutional', params: { filters: [4, 3], activation: 'tanh', weights } }),
    pairs: [
      [hidden[0], 'decoder.2.kernel', false],
      [hidden[1], 'decoder.1.kernel', false],
      ['code.z.kernel', 'decoder.0.kernel', true],
    ],
  },
];

function gradientsOf(trainer: Trainer): Map<string, ReturnType<typeof tf.tensor>> {
  const { x, weights } = gatherBatch(data.train, data.width * data.height, [0, 1, 2, 3, 4, 5], BATCH);
  const pass = createPass('train', createNoise(1, 'train', 0), trainer.objective.clock);
  const variables = variablesOf(trainer);
  const { grads } = tf.variableGrads(
    () => tf.addN([...trainer.objective.terms(x, weights, pass).values()]),
    [...variables.values()],
  );
  return new Map([...variables].map(([name, variable]) => [name, grads[variable.name]!]));
}

it.each(cases)('of the $id network', ({ network, pairs }) => {
  const trainerOf = (weights: 'own' | 'tied') =>
    createTrainer(
      defineExperiment({ network: network(weights)!, code: { id: 'plain', params: { size: 3 } } }),
      data,
    );
  inFloat64(() => {
    const [tied, own] = [trainerOf('tied'), trainerOf('own')];
    tf.tidy(() => {
      const [from, to] = [variablesOf(tied), variablesOf(own)];
      for (const [name, variable] of from) to.get(name)!.assign(tf.clone(variable));
      for (const [encoder, decoder, isDense] of pairs) {
        expect(from.has(decoder)).toBe(false);
        const kernel = tf.clone(from.get(encoder)!);
        to.get(decoder)!.assign(isDense ? tf.transpose(kernel) : kernel);
      }
      const [shared, apart] = [gradientsOf(tied), gradientsOf(own)];
      for (const [encoder, decoder, isDense] of pairs) {
        const back = apart.get(decoder)!;
        const sum = tf.add(apart.get(encoder)!, isDense ? tf.transpose(back) : back);
        const difference = tf.max(tf.abs(tf.sub(shared.get(encoder)!, sum))).dataSync()[0]!;
        expect(tf.max(tf.abs(back)).dataSync()[0]).toBeGreaterThan(1e-3);
        expect(difference).toBeLessThan(1e-12);
      }
    });
    for (const trainer of [tied, own]) trainer.dispose();
  });
});

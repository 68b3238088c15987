/** What the panel of a Boltzmann machine gets, against the same from the bare weights in plain arithmetic. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { contextOf } from '../../../tests/support/probing.ts';
import { withTrainer } from '../../../tests/support/training.ts';
import { generatedImages } from '../gradientCases.ts';
import { uniform } from '../random.ts';
import type { Trainer } from '../trainer.ts';
import { probes } from './index.ts';

const PIXELS = 36;
const WIDTHS = [9, 5];
const CHAINS = 3;
const MARKS = [0, 1, 4];
const data = generatedImages();
const experiment = parseSpec({
  network: { id: 'dense', params: { widths: WIDTHS, activation: 'sigmoid' } },
  code: { id: 'plain', params: { size: 3 } },
  pretraining: { id: 'rbm', params: { epochs: 2, learningRate: 1 } },
  training: { batchSize: 8, epochs: 1 },
});

beforeAll(() => useBackend('simd'));

type Matrix = number[][];

function weight(trainer: Trainer, name: string): Matrix {
  const { variable } = trainer.autoencoder.variables.find((candidate) => candidate.name === name)!;
  const [rows, columns] = variable.rank === 1 ? [1, variable.size] : [variable.shape[0]!, variable.shape[1]!];
  const values = [...variable.dataSync<'float32'>()];
  return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}

const transposed = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, i) => sum + x * b[i]![j]!, 0)));
const sigmoids = (a: Matrix, [bias]: Matrix): Matrix =>
  a.map((row) => row.map((x, j) => 1 / (1 + Math.exp(-x - bias![j]!))));

/** Thrown as the engine throws it: [rows, columns] uniform numbers of a stream. */
function coins(use: string, p: Matrix): Matrix {
  const columns = p[0]!.length;
  const u = uniform(p.length * columns, { seed: 1, stream: `show/${use}`, counter: 0 });
  return p.map((row, i) => row.map((chance, j) => Number(u[i * columns + j]! < chance)));
}

/** Chains of a machine with binary hidden units, looked at at each mark. */
function chainsOf(w: Matrix, visible: Matrix, hidden: Matrix): Matrix {
  let v = coins(
    'coins',
    Array.from({ length: CHAINS }, () => w.map(() => 0.5)),
  );
  const seen = [...v];
  for (let step = 1; step <= MARKS.at(-1)!; step++) {
    const h = coins(`fantasy hidden ${step}`, sigmoids(product(v, w), hidden));
    const means = sigmoids(product(h, transposed(w)), visible);
    v = coins(`fantasy visible ${step}`, means);
    if (MARKS.includes(step)) seen.push(...means);
  }
  return seen;
}

const close = (found: Float32Array, expected: Matrix) => {
  const flat = expected.flat();
  expect(found).toHaveLength(flat.length);
  for (const [i, value] of flat.entries()) expect(found[i]).toBeCloseTo(value, 5);
};

async function framesOf(trainer: Trainer, machine?: string) {
  const request = { ...(machine !== undefined && { machine }), chains: CHAINS, marks: MARKS, units: 4 };
  const before = alive();
  const context = contextOf(trainer, data);
  const frame = await probes.fantasies.compute(context, request);
  expect(alive()).toEqual(before);
  return frame!;
}

/** So many updates of the phases. */
function pretrain(trainer: Trainer, steps: number): void {
  for (let i = 0; i < steps; i++) trainer.phases.current()!.step().dispose();
}

describe('what a machine makes up', () => {
  it('is what Gibbs sampling with its weights gives, while it is trained', () =>
    withTrainer(experiment, data, async (trainer) => {
      pretrain(trainer, 4);
      const w = weight(trainer, 'encoder.0.kernel');
      const { machine, fantasies } = await framesOf(trainer);
      expect(machine).toBe('rbm.0');
      close(fantasies, chainsOf(w, weight(trainer, 'decoder.2.bias'), weight(trainer, 'encoder.0.bias')));
    }));

  it('is drawn by the layers below, for a machine above', () =>
    withTrainer(experiment, data, async (trainer) => {
      pretrain(trainer, 8); // six updates of the first machine, two of the second
      const w = weight(trainer, 'encoder.1.kernel');
      const made = chainsOf(w, weight(trainer, 'decoder.1.bias'), weight(trainer, 'encoder.1.bias'));
      const drawn = sigmoids(
        product(made, weight(trainer, 'decoder.2.kernel')),
        weight(trainer, 'decoder.2.bias'),
      );
      const { machine, fantasies } = await framesOf(trainer);
      expect(machine).toBe('rbm.1');
      close(fantasies, drawn);
    }));

  it('can be asked of any machine, also when pretraining is over; of a real code, too', () =>
    withTrainer(experiment, data, async (trainer) => {
      while (trainer.phases.current()) pretrain(trainer, 1);
      for (const { id } of trainer.phases.infos) {
        const frame = await framesOf(trainer, id);
        expect(frame.machine).toBe(id);
        expect(frame.fantasies).toHaveLength(MARKS.length * CHAINS * PIXELS);
        for (const value of frame.fantasies) expect(value >= 0 && value <= 1).toBe(true);
      }
    }));
});

describe('the pictures of hidden units', () => {
  it('are the columns with the longest weights, carried down to the pixels', () =>
    withTrainer(experiment, data, async (trainer) => {
      pretrain(trainer, 8);
      const [first, second] = [weight(trainer, 'encoder.0.kernel'), weight(trainer, 'encoder.1.kernel')];
      const columns = transposed(second);
      const norms = columns.map((column) => Math.hypot(...column));
      const order = [...norms.keys()].sort((a, b) => norms[b]! - norms[a]!).slice(0, 4);
      const { units, filters } = await framesOf(trainer);
      expect([...units]).toEqual(order);
      close(
        filters,
        product(
          order.map((unit) => columns[unit]!),
          transposed(first),
        ),
      );
    }));
});

it('is nothing where there is no such machine', () =>
  withTrainer({ ...experiment, pretraining: { id: 'none', params: {} } }, data, async (trainer) => {
    const request = { chains: 2, marks: [1], units: 2 };
    expect(await probes.fantasies.compute(contextOf(trainer, data), request)).toBeUndefined();
  }));

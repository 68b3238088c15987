import { beforeAll, describe, expect, it } from 'vitest';
import { energy, freeEnergy, hiddenMeans, type Rbm, visibleMeans } from '#catalog/formulas/rbm.ts';
import { tf } from '#engine/tf.ts';
import { useBackend } from '../support/backends.ts';
import {
  empiricalDistribution,
  energyOf,
  freeEnergyOf,
  type Machine,
  statesOf,
} from '../support/boltzmann.ts';
import { HIDDEN, images, largestGap, machineOf, numbersOf, rbmOf, VISIBLE } from '../support/smallRbm.ts';

beforeAll(() => useBackend('cpu'));

describe('bars and stripes', () => {
  it('are 14 images, so that no model can have more than −ln 14', () => {
    expect(images).toHaveLength(14);
    const perfect = empiricalDistribution(images);
    expect(Math.log(Math.max(...perfect))).toBeCloseTo(-Math.log(14), 12);
  });
});

describe('a binary machine, in float64', () => {
  const machine = machineOf(0.8);
  const states = statesOf(VISIBLE);
  const all = () => tf.tensor2d(states);

  it('has the energy of every pair of states', () => {
    const pairs = states
      .flatMap((v) => statesOf(HIDDEN).map((h) => [v, h] as const))
      .filter((_, i) => i % 37 === 0);
    const found = numbersOf(() =>
      energy(
        tf,
        rbmOf(machine, 'binary'),
        tf.tensor2d(pairs.map(([v]) => v)),
        tf.tensor2d(pairs.map(([, h]) => h)),
      ),
    );
    expect(
      largestGap(
        found,
        pairs.map(([v, h]) => energyOf(machine, v, h)),
      ),
    ).toBeLessThan(1e-12);
  });

  it('has the free energy that summing over all hidden states gives', () => {
    const found = numbersOf(() => freeEnergy(tf, rbmOf(machine, 'binary'), all()));
    expect(
      largestGap(
        found,
        states.map((v) => freeEnergyOf(machine, v)),
      ),
    ).toBeLessThan(1e-9);
  });

  it('has the means of both sides that the joint distribution gives', () => {
    const hidden = statesOf(HIDDEN);
    const meansGiven = (v: number[]) => {
      const p = hidden.map((h) => Math.exp(-energyOf(machine, v, h)));
      const sum = p.reduce((a, b) => a + b);
      return Array.from({ length: HIDDEN }, (_, j) =>
        hidden.reduce((mean, h, s) => mean + (h[j]! * p[s]!) / sum, 0),
      );
    };
    const some = states.filter((_, i) => i % 41 === 0);
    const up = numbersOf(() => hiddenMeans(tf, rbmOf(machine, 'binary'), tf.tensor2d(some)));
    expect(largestGap(up, some.flatMap(meansGiven))).toBeLessThan(1e-12);
    const turned: Machine = {
      kernel: machine.hiddenBias.map((_, j) => machine.kernel.map((row) => row[j]!)),
      visibleBias: machine.hiddenBias,
      hiddenBias: machine.visibleBias,
    };
    const down = numbersOf(() => visibleMeans(tf, rbmOf(machine, 'binary'), tf.tensor2d(hidden)));
    const expected = hidden.flatMap((h) => {
      const p = states.map((v) => Math.exp(-energyOf(turned, h, v)));
      const sum = p.reduce((a, b) => a + b);
      return Array.from({ length: VISIBLE }, (_, i) =>
        states.reduce((mean, v, s) => mean + (v[i]! * p[s]!) / sum, 0),
      );
    });
    expect(largestGap(down, expected)).toBeLessThan(1e-12);
  });
});

describe('a machine with Gaussian hidden units, in float64', () => {
  const small: Machine = { kernel: [[0.9], [-1.4], [0.3]], visibleBias: [0.2, -0.5, 0.7], hiddenBias: [0.6] };
  const rbm = (): Rbm => ({
    hidden: 'gaussian',
    kernel: tf.tensor2d(small.kernel.flat(), [3, 1]),
    visibleBias: tf.tensor1d([...small.visibleBias]),
    hiddenBias: tf.tensor1d([...small.hiddenBias]),
  });
  const STEP = 0.01;
  const line = Array.from({ length: 4001 }, (_, i) => (i - 2000) * STEP);

  it('has the free energy and the mean that integrating over the hidden unit gives', () => {
    const states = statesOf(3);
    const byIntegral = states.map((v) => {
      const energies = numbersOf(() =>
        energy(tf, rbm(), tf.tensor2d(line.map(() => v)), tf.tensor2d(line, [line.length, 1])),
      );
      const p = energies.map((value) => Math.exp(-value) * STEP);
      const z = p.reduce((a, b) => a + b);
      return { freeEnergy: -Math.log(z), mean: p.reduce((sum, share, i) => sum + (share * line[i]!) / z, 0) };
    });
    const free = numbersOf(() => freeEnergy(tf, rbm(), tf.tensor2d(states)));
    expect(
      largestGap(
        free,
        byIntegral.map((one) => one.freeEnergy),
      ),
    ).toBeLessThan(1e-9);
    const means = numbersOf(() => hiddenMeans(tf, rbm(), tf.tensor2d(states)));
    expect(
      largestGap(
        means,
        byIntegral.map(({ mean }) => mean),
      ),
    ).toBeLessThan(1e-9);
  });
});

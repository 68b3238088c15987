/** The page says of a live setting when it takes effect, and tells the truth. */
import { expect, it } from 'vitest';
import type { Place } from '#catalog/place.ts';
import type { NetworkInfo } from '#protocol/state.ts';
import { liveEffect } from './effects.ts';

const phases: NetworkInfo['phases'] = [
  {
    ...{ id: 'greedy.0', label: 'Autoencoder', epochs: 1, stepsPerEpoch: 3, unit: 'nats' },
    ...{ terms: ['reconstruction'], isGenerative: false },
  },
];
const network: NetworkInfo = {
  ...{ latentDim: 2, encoder: [], decoder: [], terms: ['reconstruction'] },
  ...{ phases, prior: 'none' },
};
const phase = { id: 'greedy.0', step: 1 };
const pretraining: Place = { kind: 'slot', slot: 'pretraining' };
const loss: Place = { kind: 'slot', slot: 'loss' };
const optimizer: Place = { kind: 'slot', slot: 'optimizer' };
const training: Place = { kind: 'training' };

it.each([
  ['before anything is open', { network: undefined, phase: undefined }, ['now', 'now', 'now', 'now']],
  ['in a phase', { network, phase }, ['now', 'now', 'later', 'later']],
  ['after the phases', { network, phase: undefined }, ['nextRun', 'now', 'now', 'now']],
] as const)('%s', (_, state, expected) => {
  expect([pretraining, loss, optimizer, training].map((place) => liveEffect(state, place))).toEqual(expected);
});

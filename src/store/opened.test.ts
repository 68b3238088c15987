/** Opening a run keeps what still makes sense of how the person looks at it. */
import { expect, it } from 'vitest';
import type { OpenReply } from '#protocol/messages.ts';
import { stateOfOpened } from './opened.ts';
import { useHourglass } from './store.ts';

const reply = (id: string, latentDim: number): OpenReply => ({
  dataset: {
    id,
    label: id,
    items: { kind: 'image' },
    width: 2,
    height: 2,
    trainCount: 6,
    testCount: 4,
    isHeldOut: true,
    classNames: [],
    labels: new Uint8Array(10),
    entropyFloor: 0,
  },
  network: {
    latentDim,
    terms: ['reconstruction'],
    phases: [],
    encoder: [],
    decoder: [],
    prior: 'none',
  },
  backend: { chosen: 'cpu', label: 'CPU', reason: '', candidates: [], kernelsMissing: [] },
});

it('begins with the first test image and keeps a chosen one while the data stay', () => {
  const before = useHourglass.getState();
  const first = { ...before, ...stateOfOpened(reply('digits', 2), before) };
  expect(first.selectedImage).toBe(6);
  const chosen = { ...first, selectedImage: 3 };
  expect(stateOfOpened(reply('digits', 2), chosen).selectedImage).toBe(3);
  expect(stateOfOpened(reply('clothes', 2), chosen).selectedImage).toBe(6);
});

/** When a run is kept, and as what: driven through the page's own store, as the worker and the person would. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planeVae } from '#catalog/recipes/planeVae.ts';
import type { KeptRun } from '#protocol/keptRun.ts';
import type { Pace } from '#protocol/messages.ts';
import type { DatasetInfo, NetworkInfo, RunState } from '#protocol/state.ts';
import { keptRun } from '../../../tests/support/keptRuns.ts';
import { withValue } from '../edits.ts';
import { useHourglass } from '../store.ts';
import { Recording } from './recording.ts';
import { isWorthKeeping } from './recordOf.ts';

const blank = useHourglass.getState();
const set = useHourglass.setState;

const dataset: DatasetInfo = {
  ...{ id: 'mnist', label: 'MNIST', items: { kind: 'image' }, width: 1, height: 1 },
  ...{ trainCount: 128 * 60, testCount: 10, isHeldOut: true, classNames: [], entropyFloor: 0 },
  labels: new Uint8Array(128 * 60 + 10),
};
const network = (): NetworkInfo => ({
  ...{ latentDim: 2, terms: ['reconstruction'], phases: [] },
  ...{ encoder: [], decoder: [], prior: 'none' },
});
const slower = withValue(planeVae.experiment, { kind: 'slot', slot: 'optimizer' }, 'learningRate', 1e-4);
const phase = (name: 'paused' | 'running' | 'finished'): RunState => ({ phase: name });
const thumbnails = { width: 1, height: 1, originals: Uint8Array.of(9), reconstructions: Uint8Array.of(8) };
const checkpoint = { step: 1, tensors: [] };

let ms = 0;
let kept: KeptRun[] = [];
let weights: string[] = [];
let pictures: string[] = [];
let measured: string[] = [];
let earlier: KeptRun | undefined;
let isNoted = false;
let recording: Recording;

/** The run is open and has made so many updates, a second for ten of them. */
function trainTo(step: number): void {
  set({ state: phase('running') });
  ms += step * 100;
  const point = (at: number) => ({ step: at, total: 1, terms: [1] });
  set({ pace: paceAt(step), trainCurve: [point(1), point(step)] });
}

const paceAt = (step: number): Pace => ({
  ...{ epoch: step / 60, imagesPerSecond: 1, stepMs: 1, snapshotShare: 0, step },
  steps: { mode: 'eager', reason: '' },
});

/** A run is opened that has made so many updates before. */
function reopenAt(step: number): void {
  set({ runId: useHourglass.getState().runId + 1, state: phase('paused') });
  set({ pace: paceAt(step), trainCurve: [{ step, total: 1, terms: [1] }], testCurve: [] });
  set({ network: network(), dataset });
}

function rest(state: RunState): void {
  set({ state });
}

function test(step: number, squaredError: number): void {
  const point = { step, epoch: 1, images: 10, total: 1, terms: [1], squaredError };
  set({ testCurve: [...useHourglass.getState().testCurve, point] });
}

/** As opening does it: the number first, then, later, the network and empty curves. */
function open(part: object = {}): void {
  set({ runId: useHourglass.getState().runId + 1, state: phase('paused'), ...part });
  set({ trainCurve: [], testCurve: [], pace: undefined });
  set({ network: network(), dataset });
}

beforeEach(() => {
  [ms, kept, weights, pictures, measured] = [0, [], [], [], []];
  [earlier, isNoted] = [undefined, false];
  set(blank, true);
  recording = new Recording({
    store: useHourglass,
    keptRuns: {
      keep: async (run) => void kept.push(run),
      keepWeights: async (id) => void weights.push(id),
      write: async (id, part) => void (part.measures ? measured : pictures).push(id),
    },
    checkpointOf: () => checkpoint,
    findRun: async () => earlier,
    isNoted: () => isNoted,
    takePictures: async () => thumbnails,
    shownPictures: () => thumbnails,
    now: () => ms,
    date: () => 1000 + ms,
  });
  open();
});

afterEach(() => recording.stop());

const outcomes = () => kept.map(({ outcome, steps }) => [outcome, steps]);

describe('a run', () => {
  it('is worth keeping after an epoch or a hundred steps', () => {
    expect([59, 60].map((steps) => isWorthKeeping(steps, 60))).toEqual([false, true]);
    expect([99, 100].map((steps) => isWorthKeeping(steps, 469))).toEqual([false, true]);
  });

  it('is kept when it stands still, with its weights and pictures, and not before', async () => {
    trainTo(80);
    test(80, 44);
    expect(kept).toEqual([]);
    rest(phase('paused'));
    await new Promise((done) => setImmediate(done));
    expect(outcomes()).toEqual([['paused', 80]]);
    expect(kept[0]).toMatchObject({ seconds: 8, stepsPerEpoch: 60, codeSize: 2, terms: ['reconstruction'] });
    expect([...(kept[0]?.test.squaredErrors ?? [])]).toEqual([44]);
    expect([weights, pictures]).toEqual([[kept[0]?.id], [kept[0]?.id]]);
  });

  it('that stands still is kept again with what is measured then, in the same place', () => {
    trainTo(80);
    rest(phase('finished'));
    test(80, 40);
    expect(outcomes()).toEqual([
      ['finished', 80],
      ['finished', 80],
    ]);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(weights).toHaveLength(1);
  });

  it('that stands still is kept with what is measured then, but not with what was measured on the way', () => {
    const measuresAt = (step: number) => ({
      step,
      autoencoder: { squaredError: 30, trustworthiness: 1, continuity: 1 },
    });
    trainTo(70);
    set({ measures: measuresAt(70) });
    trainTo(80);
    rest(phase('finished'));
    expect(measured).toEqual([]);
    set({ measures: measuresAt(80) });
    expect(measured).toEqual([kept[0]?.id]);
  });

  it('is kept when it fails', () => {
    trainTo(80);
    rest({ phase: 'failed', error: { name: 'Error', code: 'training/diverged', message: '' } });
    expect(outcomes()).toEqual([['failed', 80]]);
  });

  it('that is replaced while it trains is kept with the settings that it had', () => {
    trainTo(80);
    const other = withValue(planeVae.experiment, { kind: 'slot', slot: 'code' }, 'size', 3);
    set({ spec: other });
    open();
    expect(outcomes()).toEqual([['replaced', 80]]);
    expect(kept[0]?.spec).toEqual(planeVae.experiment);
    expect(kept[0]?.thumbnails).toEqual(thumbnails);
    trainTo(90);
    rest(phase('paused'));
    expect(kept[1]?.spec).toEqual(other);
    expect(kept[1]?.id).not.toBe(kept[0]?.id);
  });

  it('takes on live settings', () => {
    trainTo(80);
    set({ spec: slower });
    rest(phase('paused'));
    expect(kept[0]?.spec).toEqual(slower);
  });

  it('that is done and goes on with other settings is another one, which says so', () => {
    trainTo(80);
    rest(phase('finished'));
    const mark = { step: 80, label: 'Learning rate 0.001 → 0.0001' };
    set({ spec: slower, marks: [mark] });
    test(80, 40);
    trainTo(130);
    rest(phase('finished'));
    expect(outcomes()).toEqual([
      ['finished', 80],
      ['finished', 80],
      ['finished', 130],
    ]);
    expect(kept.map(({ spec }) => spec)).toEqual([planeVae.experiment, planeVae.experiment, slower]);
    expect(kept[2]?.id).not.toBe(kept[0]?.id);
    expect(kept[2]).toMatchObject({ marks: [mark], seconds: 8 + 13 });
    expect(kept[1]?.marks).toBeUndefined();
  });

  it('that is done and goes on for more epochs stays the same one', () => {
    trainTo(80);
    rest(phase('finished'));
    const { training } = planeVae.experiment;
    set({ spec: { ...planeVae.experiment, training: { ...training, epochs: training.epochs + 5 } } });
    trainTo(130);
    rest(phase('finished'));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
  });

  it('that paused goes on with other settings as the same one, unless something was written about it', () => {
    for (const wasNoted of [false, true]) {
      isNoted = wasNoted;
      kept = [];
      open({ spec: planeVae.experiment });
      trainTo(80);
      rest(phase('paused'));
      set({ spec: slower });
      trainTo(130);
      rest(phase('paused'));
      expect(new Set(kept.map(({ id }) => id)).size).toBe(wasNoted ? 2 : 1);
    }
  });

  it('is not kept twice for being replaced after it stood still, nor for a few steps', () => {
    trainTo(80);
    rest(phase('paused'));
    open();
    trainTo(20);
    rest(phase('paused'));
    open();
    expect(outcomes()).toEqual([['paused', 80]]);
  });

  it('is not taken for the one before it while it is being opened', () => {
    trainTo(80);
    set({ runId: useHourglass.getState().runId + 1 });
    kept = [];
    rest(phase('paused'));
    expect(kept).toEqual([]);
  });

  it('that goes on from a kept one takes its place, with its time, as soon as it goes further', () => {
    recording.announce({ past: keptRun({ id: 'old' }) });
    reopenAt(100);
    test(100, 45);
    expect(kept).toEqual([]);
    trainTo(130);
    rest(phase('paused'));
    expect(kept[0]).toMatchObject({ id: 'old', seconds: 4 + 13, steps: 130 });
  });

  it('that goes on from one of a sweep is another', () => {
    const sweep = { id: 's', label: 'Units k', symbol: 'k', value: 4 };
    recording.announce({ past: keptRun({ id: 'old', sweep }) });
    reopenAt(100);
    trainTo(130);
    rest(phase('paused'));
    expect(kept[0]?.id).not.toBe('old');
    expect(kept[0]?.sweep).toBeUndefined();
  });

  it('of an earlier visit that goes on is the one that was kept then', async () => {
    earlier = keptRun({ id: 'old' });
    reopenAt(100);
    await new Promise((done) => setImmediate(done));
    trainTo(130);
    rest(phase('paused'));
    expect(kept[0]).toMatchObject({ id: 'old', seconds: 4 + 13 });
  });

  it('takes the place of no run that got further, and of none at all if it was brought as a file', async () => {
    earlier = keptRun({ id: 'old' });
    for (const from of [60, 100]) {
      recording.announce({ isBrought: from === 100 });
      reopenAt(from);
      await new Promise((done) => setImmediate(done));
      trainTo(130);
      rest(phase('paused'));
      expect(kept.at(-1)?.id).not.toBe('old');
    }
  });

  it('of a sweep says so, and only that one', () => {
    const sweep = { id: 's', label: 'Units k', symbol: 'k', value: 4 };
    recording.announce({ sweep });
    open();
    trainTo(80);
    rest(phase('finished'));
    open();
    trainTo(80);
    rest(phase('finished'));
    expect(kept.map((run) => run.sweep)).toEqual([sweep, undefined]);
  });

  it('in a phase before the main training is not kept', () => {
    set({ phase: { id: 'layer 1', step: 80 } });
    trainTo(80);
    rest(phase('paused'));
    expect(kept).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { buildOwnImageSet } from '#engine/data/parseIdx.ts';
import { probes } from '#engine/probes/index.ts';
import type { Needs } from '#protocol/frames.ts';

import { idxDataset, idxImages, idxLabels, TEST_COUNT, TRAIN_COUNT } from '../../tests/support/idxFiles.ts';
import { contextOf } from '../../tests/support/probing.ts';
import { withTrainer } from '../../tests/support/training.ts';
import { harnessForEach, settle, smallExperiment } from '../../tests/support/workerHarness.ts';
import { sortOwnFiles } from './ownFiles.ts';

const ALL = TRAIN_COUNT + TEST_COUNT;
const harness = harnessForEach();
beforeEach(async () => {
  await harness.open();
});

const watch = (needs: Needs) => harness.client.call('watch', { needs });
const snapshots = () => harness.events.flatMap((event) => (event.type === 'snapshot' ? [event] : []));
const acknowledge = (snapshot: number) => harness.client.call('acknowledge', { snapshot });

/** Acknowledges every snapshot until one is as wanted. */
async function until<Found>(pick: (index: number) => Found | undefined): Promise<Found> {
  for (let seen = 0; ; seen++) {
    if (snapshots().length <= seen) await harness.next('snapshot');
    const found = pick(seen);
    if (found !== undefined) return found;
    await acknowledge(snapshots()[seen]!.snapshot);
  }
}

describe('back-pressure', () => {
  it('keeps one snapshot outstanding while training, and sends a fresh one once it is acknowledged', async () => {
    await watch({ stage: { index: 0 } });
    await harness.next('snapshot');
    await harness.client.call('train', {});
    for (let i = 0; i < 5; i++) await harness.next('scalars');
    expect(snapshots()).toHaveLength(1);
    const { step } = snapshots()[0]!.frames.stage!;
    await acknowledge(snapshots()[0]!.snapshot);
    await harness.next('snapshot');
    expect(snapshots()[1]!.frames.stage!.step).toBeGreaterThan(step + 5);
    for (let i = 0; i < 3; i++) await harness.next('scalars');
    expect(snapshots()).toHaveLength(2);
  });

  it('takes no notice of an acknowledgement of another snapshot', async () => {
    await watch({ stage: { index: 0 } });
    await harness.next('snapshot');
    await acknowledge(99);
    await harness.client.call('step', {});
    await settle();
    expect(snapshots()).toHaveLength(1);
  });
});

describe('a resting run', () => {
  it('answers needs that change quickly, one after the other', async () => {
    await watch({ stage: { index: 0 } });
    const first = await harness.next('snapshot');
    await acknowledge(first.snapshot);
    const second = harness.next('snapshot', ({ frames }) => frames.stage?.index === 5);
    await watch({ stage: { index: 5 } });
    expect((await second).frames.stage!.clean).toHaveLength(64);
  });

  it('sends nothing where nothing has changed, or nothing is needed', async () => {
    await harness.next('test', ({ point }) => point.pcaSquaredError !== undefined);
    await watch({ stage: { index: 0 } });
    await acknowledge((await harness.next('snapshot')).snapshot);
    await settle();
    expect(snapshots()).toHaveLength(1);
    await watch({});
    await harness.client.call('step', {});
    await settle();
    expect(snapshots()).toHaveLength(1);
  });
});

describe('frames', () => {
  it('show what the codec itself gives', async () => {
    await watch({ stage: { index: 3 }, reconstructions: { indices: [3, TRAIN_COUNT] } });
    const { frames } = await harness.next('snapshot');
    const { image, z, reconstruction } = await harness.client.call('inspect', {
      codec: 'autoencoder',
      index: 3,
    });
    expect(frames.stage).toMatchObject({ clean: image, corrupted: image, z, reconstruction });
    expect(frames.stage!.encoder.map(({ length }) => length)).toEqual([8]);
    expect(frames.reconstructions!.clean.slice(0, 64)).toEqual(image);
    expect(frames.reconstructions!.autoencoder.slice(0, 64)).toEqual(reconstruction);
    expect([...frames.reconstructions!.indices]).toEqual([3, TRAIN_COUNT]);
  });

  it('show what the engine measures of a discriminator at the same weights', async () => {
    const { network, code, training } = smallExperiment;
    const regularizers = [{ id: 'adversary', params: { widths: [6] } }] as const;
    const spec = defineExperiment({ network, code, training, regularizers });
    await harness.open(spec, 2);
    await watch({ auxiliaryLosses: true });
    const found = await until((seen) => snapshots()[seen]!.frames.auxiliaryLosses);
    const files = [...idxDataset()].map(([name, bytes]) => ({ name, bytes }));
    const data = buildOwnImageSet(sortOwnFiles(files));
    const measured = await withTrainer(spec, data, (trainer) =>
      probes.auxiliaryLosses.compute(contextOf(trainer, data), true),
    );
    expect(measured!.losses.adversary).toBeGreaterThan(0);
    expect(found).toEqual(measured);
  });

  it('of PCA come as soon as it is fitted, beside the others', async () => {
    await watch({ reconstructions: { indices: [0] }, pcaMap: { units: [0, 1] }, pcaRanges: true });
    const frames = await until((seen) => {
      const { frames: found } = snapshots()[seen]!;
      return found.pcaMap && found.pcaRanges && found.reconstructions?.pca ? found : undefined;
    });
    const { reconstruction } = await harness.client.call('inspect', { codec: 'pca', index: 0 });
    expect(frames.reconstructions!.pca).toEqual(reconstruction);
    expect(frames.pcaMap!.codec).toBe('pca');
  });

  it('of both maps fill while training goes on, though one part of the codes is stale after every step', async () => {
    const count = 3000; // many more than are encoded before one snapshot
    harness.platform.served.set('mnist/train-images-idx3-ubyte.gz', idxImages(count, 1));
    harness.platform.served.set('mnist/train-labels-idx1-ubyte.gz', idxLabels(count));
    await harness.renew(harness.platform);
    await harness.open();
    await harness.client.call('train', {});
    await harness.next('scalars', ({ batch }) => batch.steps.at(-1)! > 10);
    harness.platform.clock.msPerLook = 8; // time for about two parts before a snapshot
    await watch({ map: { units: [0, 1] }, pcaMap: { units: [0, 1] } });
    const seen = { map: new Set<number>(), pcaMap: new Set<number>() };
    const needed = await until((index) => {
      const { frames } = snapshots()[index]!;
      for (const id of ['map', 'pcaMap'] as const) {
        for (const image of frames[id]?.indices ?? []) seen[id].add(image);
      }
      return Math.min(seen.map.size, seen.pcaMap.size) === count + TEST_COUNT ? index + 1 : undefined;
    });
    // 7 parts of 500 for each map, about one of each with every snapshot.
    expect(needed).toBeLessThanOrEqual(8);
  });

  it('of a map are sent again for other units', async () => {
    const mapOf = (units: readonly [number, number]) =>
      until((seen) => {
        const { map } = snapshots()[seen]!.frames;
        return map?.indices.length === ALL && map.units?.join() === units.join() ? map : undefined;
      });
    await watch({ map: { units: [0, 1] } });
    const first = await mapOf([0, 1]);
    await acknowledge(snapshots().at(-1)!.snapshot);
    await watch({ map: { units: [1, 0] } });
    const second = await mapOf([1, 0]);
    const at = (positions: Float32Array, row: number) => [positions[2 * row], positions[2 * row + 1]];
    const row = second.indices.indexOf(first.indices[0]!);
    expect(at(second.positions, row)).toEqual(at(first.positions, 0).reverse());
  });
});

describe('needs that cannot be met', () => {
  it.each<[string, Needs]>([
    ['images that are not there', { stage: { index: 10_000 }, reconstructions: { indices: [10_000] } }],
    ['no images', { reconstructions: { indices: [] } }],
    ['units that are not there', { map: { units: [7, 9] } }],
  ])('such as %s do no harm', async (_, needs) => {
    await watch(needs);
    await acknowledge((await harness.next('snapshot')).snapshot);
    await watch({ ...needs, ranges: true });
    await harness.client.call('step', {});
    expect(harness.events.filter(({ type }) => type === 'state').at(-1)).toMatchObject({
      state: { phase: 'paused' },
    });
  });

  it('of another run are not answered: a new run begins without needs', async () => {
    await watch({ stage: { index: 0 } });
    await harness.next('snapshot');
    const before = snapshots().length;
    await harness.open(smallExperiment, 2);
    await harness.client.call('step', {});
    await settle();
    expect(snapshots()).toHaveLength(before);
  });
});

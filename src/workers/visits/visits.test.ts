/** Of a visit there is always a whole state to come back to, whatever happens while one is written. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '#catalog/experiment.ts';
import type { Visit } from '#protocol/visit.ts';
import type { Sealed, SlotId, SlotStore } from './slots.ts';
import { createVisits } from './visits.ts';

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A state that is told by its step. */
const visitAt = (step: number): Visit => ({
  spec: defaultExperiment,
  measured: { trainCurve: [], testCurve: [], marks: [], phaseCurves: {}, pace: undefined },
  checkpoint: { step, tensors: [{ name: 'w', shape: [2], data: Float32Array.of(step, 1 / 3) }] },
});

interface Disk extends SlotStore {
  readonly slots: Map<SlotId, Sealed>;
  /** What happens to the next write. */
  fault: 'none' | 'torn' | 'flipped' | 'refused';
}

function createDisk(): Disk {
  const disk: Disk = {
    slots: new Map(),
    fault: 'none',
    read: async (slot) => disk.slots.get(slot),
    async write(slot, { bytes, sha256: hash }) {
      if (disk.fault === 'refused') throw new DOMException('No room.', 'QuotaExceededError');
      const written = disk.fault === 'torn' ? bytes.slice(0, bytes.length / 2) : bytes.slice();
      if (disk.fault === 'flipped') written[written.length - 3]! ^= 64;
      disk.slots.set(slot, { bytes: written, sha256: hash });
    },
    async clear() {
      disk.slots.clear();
    },
  };
  return disk;
}

const stepOf = async (disk: Disk) => (await createVisits(disk, sha256).recall()).visit?.checkpoint.step;

describe('what a visit leaves', () => {
  it('comes back as it was', async () => {
    const disk = createDisk();
    const visit: Visit = {
      ...visitAt(7),
      measured: {
        trainCurve: [{ step: 1, total: 0.1 + 0.2, terms: [0.1, 0.2] }],
        testCurve: [{ step: 7, epoch: 0.5, images: 10, total: 1, terms: [1, 0], squaredError: 2 }],
        marks: [{ step: 3, label: 'Learning rate 0.001 → 0.01' }],
        phaseCurves: { 'autoencoder 1': [{ step: 1, total: 3, terms: [3] }] },
        pace: {
          step: 7,
          epoch: 0.5,
          imagesPerSecond: 10,
          stepMs: 3,
          steps: { mode: 'eager', reason: '' },
          snapshotShare: 0.02,
        },
      },
      checkpoint: { ...visitAt(7).checkpoint, phase: { id: 'rbm', step: 3 }, reached: 2 },
    };
    await createVisits(disk, sha256).keep(visit);
    expect(await createVisits(disk, sha256).recall()).toEqual({ visit });
  });

  it('is the newest whole state after any faults of the storage, and the page is told of each', async () => {
    const faults = fc.array(fc.constantFrom('none', 'none', 'torn', 'flipped', 'refused'), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(faults, fc.nat({ max: 7 }), async (list, restartAt) => {
        const disk = createDisk();
        let visits = createVisits(disk, sha256);
        let whole: number | undefined;
        for (const [i, fault] of list.entries()) {
          if (i === restartAt) visits = createVisits(disk, sha256);
          disk.fault = fault;
          const isKept = await visits.keep(visitAt(i + 1)).then(
            () => true,
            () => false,
          );
          expect(isKept).toBe(fault === 'none');
          if (isKept) whole = i + 1;
          expect(await stepOf(disk)).toBe(whole);
        }
      }),
    );
  });

  it('survives the loss of either slot', async () => {
    const disk = createDisk();
    const visits = createVisits(disk, sha256);
    for (const step of [1, 2, 3]) await visits.keep(visitAt(step));
    disk.slots.get('a')!.bytes[40]! ^= 1;
    expect(await stepOf(disk)).toBe(2);
    disk.slots.get('b')!.bytes[40]! ^= 1;
    const { visit, problem } = await createVisits(disk, sha256).recall();
    expect([visit, problem]).toEqual([undefined, expect.stringContaining('damaged')]);
  });

  it('is nothing where nothing was left, or where it was forgotten', async () => {
    const disk = createDisk();
    const visits = createVisits(disk, sha256);
    expect(await visits.recall()).toEqual({});
    await visits.keep(visitAt(1));
    await visits.forget();
    expect(await visits.recall()).toEqual({});
    await visits.keep(visitAt(2));
    expect(await stepOf(disk)).toBe(2);
  });

  it('of another version is left out with a sentence', async () => {
    const disk = createDisk();
    await createVisits(disk, sha256).keep(visitAt(1));
    const { bytes } = disk.slots.get('a')!;
    const text = Buffer.from(bytes).toString('latin1').replace('\\"version\\":1', '\\"version\\":9');
    const foreign = Uint8Array.from(Buffer.from(text, 'latin1'));
    disk.slots.set('a', { bytes: foreign, sha256: await sha256(foreign) });
    const { visit, problem } = await createVisits(disk, sha256).recall();
    expect([visit, problem]).toEqual([undefined, expect.stringContaining('another version')]);
  });

  it('is not kept where the browser gives no hashes', async () => {
    const kept = createVisits(createDisk(), async () => undefined).keep(visitAt(1));
    await expect(kept).rejects.toMatchObject({ code: 'visit/insecure' });
  });
});

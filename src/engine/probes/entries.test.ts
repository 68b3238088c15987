import { beforeAll, expect, it } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { useBackend } from '../../../tests/support/backends.ts';
import {
  experiment,
  measure,
  sampleOf,
  valuesOf,
  weightOf,
  withoutLeak,
} from '../../../tests/support/meters.ts';
import { probes } from './index.ts';

beforeAll(() => useBackend('simd'));

const quantised = defineExperiment({
  network: { id: 'dense', params: { widths: [9] } },
  code: { id: 'vectorQuantised', params: { size: 6, vectors: 3, entries: 5 } },
  training: { batchSize: 50, epochs: 1 },
});

it('counts of which entries the codes really are made', () =>
  measure(quantised, async (context, trainer) => {
    const frame = await withoutLeak(() => probes.entries.compute(context, true));
    const codebook = await weightOf(trainer, 'code.book.codebook').data<'float32'>();
    const z = valuesOf(() => trainer.autoencoder.encode(sampleOf(120)));
    const counts = [0, 0, 0, 0, 0];
    for (let at = 0; at < z.length; at += 2) {
      // Every piece is an entry, to the last bit.
      const entry = counts.findIndex(
        (_, k) => codebook[2 * k] === z[at] && codebook[2 * k + 1] === z[at + 1],
      );
      counts[entry]!++;
    }
    expect(frame).toMatchObject({ images: 120, places: 3 });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(360);
    for (const [entry, count] of counts.entries()) expect(frame.shares[entry]).toBeCloseTo(count / 360, 6);
    expect(frame.dead).toBe(counts.filter((count) => count === 0).length);
  }));

it('are none where the code has no codebook', () =>
  measure(experiment, async (context) => {
    expect(await probes.entries.compute(context, true)).toBeUndefined();
  }));

/** Every pretraining: its phases learn, repeat, resume, replay and leave nothing behind. Their formulas: tests/exact. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import type { CurrentPhase } from '#engine/phases/phases.ts';
import type { Trainer } from '#engine/trainer.ts';
import { alive, type NodeBackend, useBackend } from '../support/backends.ts';
import { pretrainingCases, withPretraining } from '../support/pretraining.ts';
import { variants as builds, useSimd } from '../support/simd.ts';
import { fewStrokeDigits, stateBytes, stepTotal, withTrainer } from '../support/training.ts';
import { tuned } from '../support/tuned.ts';

const small = generatedImages();
const cases = pretrainingCases();

const current = (trainer: Trainer): CurrentPhase => {
  const phase = trainer.phases.current();
  if (!phase) throw new Error('All phases are over.');
  return phase;
};

/** Makes updates until the phases are over, or as many as given. @returns the phase and the terms of each */
function pretrain(trainer: Trainer, most = Number.POSITIVE_INFINITY): { id: string; terms: number[] }[] {
  const rows: { id: string; terms: number[] }[] = [];
  for (let phase = trainer.phases.current(); phase && rows.length < most; phase = trainer.phases.current()) {
    const terms = phase.step();
    rows.push({ id: phase.info.id, terms: [...terms.dataSync()] });
    terms.dispose();
  }
  return rows;
}

describe.each(cases)('$name', ({ experiment }) => {
  beforeAll(() => useBackend('cpu'));

  it('tells its phases beforehand and trains them in order', async () => {
    await withTrainer(experiment, small, (trainer) => {
      const { infos } = trainer.phases;
      expect(infos.length).toBeGreaterThan(0);
      expect(new Set(infos.map(({ id }) => id)).size).toBe(infos.length);
      const rows = pretrain(trainer);
      const expected = infos.flatMap(({ id, epochs, stepsPerEpoch }) =>
        Array.from({ length: epochs * stepsPerEpoch }, () => id),
      );
      expect(rows.map(({ id }) => id)).toEqual(expected);
      for (const { id, terms } of rows) {
        expect(terms).toHaveLength(infos.find((info) => info.id === id)!.terms.length);
        expect(terms.every(Number.isFinite)).toBe(true);
      }
      expect(trainer.stepsDone()).toBe(0);
      expect(Number.isFinite(stepTotal(trainer))).toBe(true);
      expect(trainer.stepsDone()).toBe(1);
    });
  });

  it('does the same again from the same seed, and something else from another', async () => {
    const run = (seed: number) =>
      withTrainer({ ...experiment, seed }, small, async (trainer) => {
        const rows = pretrain(trainer);
        return { rows, bytes: await stateBytes(trainer) };
      });
    const first = await run(1);
    expect(await run(1)).toEqual(first);
    expect(await run(2)).not.toEqual(first);
  });

  it('leaves nothing behind, wherever it is ended', async () => {
    const before = alive();
    for (const steps of [0, 1, 5, 1000]) {
      await withTrainer(experiment, small, (trainer) => {
        pretrain(trainer, steps);
        const during = alive();
        if (trainer.phases.current()?.stepsDone() === 1) {
          pretrain(trainer, 1);
          expect(alive()).toEqual(during);
        }
      });
      expect(alive()).toEqual(before);
    }
  });
});

describe.each(cases)('$name on stroke digits', ({ experiment }) => {
  beforeAll(() => useBackend('simd'));
  afterAll(() => useBackend('cpu'));

  it('reconstructs better at the end of each phase than at its beginning', async () => {
    const digits = fewStrokeDigits(200, 10);
    const { id, params } = experiment.pretraining;
    const longer = withPretraining({ id, params: { ...params, epochs: 8 } }, 'sigmoid', {
      network: { id: 'dense', params: { widths: [64, 32], activation: 'sigmoid' } },
      code: { id: 'plain', params: { size: 8 } },
      training: { batchSize: 10 },
    });
    await withTrainer(longer, digits, (trainer) => {
      const rows = pretrain(trainer);
      for (const { id: phase } of trainer.phases.infos) {
        const errors = rows.filter((row) => row.id === phase).map(({ terms }) => terms[0]!);
        const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
        expect(mean(errors.slice(-20)), phase).toBeLessThan(mean(errors.slice(0, 5)));
      }
    });
  });
});

const norm = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values, (v) => v ** 2).reduce((a, b) => a + b));

describe.each(builds)('the $build build on $threads threads', (build) => {
  it.each(cases)('does what cpu does: $name', async ({ experiment }) => {
    const outcome = () =>
      withTrainer(experiment, small, async (trainer) => {
        const rows = pretrain(trainer, 8); // the first phase and two updates of the next one
        const { tensors } = await trainer.save();
        return [...rows.map(({ terms }) => terms), ...tensors.map(({ data }) => [...data])];
      });
    await useBackend('cpu');
    const expected = await outcome();
    await useSimd(build);
    const found = await outcome();
    expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
    found.forEach((values, i) => {
      const gap = norm(values.map((value, j) => value - expected[i]![j]!));
      expect(gap).toBeLessThanOrEqual(1e-6 * Math.max(1, norm(expected[i]!)));
    });
  });
});

describe.each<NodeBackend>(['cpu', 'simd'])('a checkpoint on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => useBackend('cpu'));

  it.each(cases)(
    'goes on bit for bit from the middle of a phase, from elsewhere: $name',
    async ({ experiment }) => {
      const straight = await withTrainer(experiment, small, async (trainer) => {
        const rows = pretrain(trainer);
        stepTotal(trainer);
        return { rows, bytes: await stateBytes(trainer) };
      });
      for (const [at, elsewhere] of [
        [0, 3],
        [4, 0],
        [8, 1000],
        [6, 7], // the end of the first phase, and the second
        [1000, 2],
      ] as const) {
        const checkpoint = await withTrainer(experiment, small, async (trainer) => {
          pretrain(trainer, at);
          return structuredClone(await trainer.save());
        });
        await withTrainer(experiment, small, async (trainer) => {
          pretrain(trainer, elsewhere);
          if (elsewhere === 1000) stepTotal(trainer);
          trainer.restore(checkpoint);
          expect(pretrain(trainer)).toEqual(straight.rows.slice(at));
          stepTotal(trainer);
          expect(await stateBytes(trainer)).toEqual(straight.bytes);
        });
      }
    },
  );

  it('of another pretraining is refused, and nothing is changed', async () => {
    const [one, other] = [cases[0]!, cases.at(-1)!];
    const checkpoint = await withTrainer(one.experiment, small, (trainer) => trainer.save());
    await withTrainer(other.experiment, small, async (trainer) => {
      pretrain(trainer, 2);
      const before = alive();
      const bytes = await stateBytes(trainer);
      expect(() => trainer.restore(checkpoint)).toThrow('belongs to another experiment');
      expect(trainer.phases.current()?.stepsDone()).toBe(2);
      expect(await stateBytes(trainer)).toEqual(bytes);
      expect(alive()).toEqual(before);
    });
  });
});

/** The updates of all phases and one more, tuned in between, one by one. */
const eagerly = (experiment: ExperimentSpec) =>
  withTrainer(experiment, small, async (trainer) => {
    const rows = pretrain(trainer, 4).map(({ terms }) => terms);
    trainer.tune(tuned(experiment));
    rows.push(...pretrain(trainer).map(({ terms }) => terms));
    stepTotal(trainer);
    return { rows: rows.flat(), bytes: await stateBytes(trainer) };
  });

/** The same, replayed in pieces. */
const replayed = (experiment: ExperimentSpec) =>
  withTrainer(experiment, small, async (trainer) => {
    const rows: number[] = [];
    const run = async (n: number) => {
      const phase = current(trainer);
      rows.push(...(await phase.run(Math.min(n, phase.stepsPlanned - phase.stepsDone()))));
      return phase;
    };
    await run(1);
    await run(3);
    expect(current(trainer).captured()).toMatchObject({ mode: 'replayed' });
    trainer.tune(tuned(experiment));
    while (trainer.phases.current()) await run(5);
    await trainer.run(1);
    expect(trainer.captured()).toMatchObject({ mode: 'replayed' });
    return { rows, bytes: await stateBytes(trainer) };
  });

describe.each(builds)('replay on the $build build, $threads threads', (build) => {
  beforeAll(() => useSimd(build));

  it.each(cases)('equals eager steps: $name', async ({ experiment }) => {
    const before = alive();
    expect(await replayed(experiment)).toEqual(await eagerly(experiment));
    expect(alive()).toEqual(before);
  });
});

/** A classifier on the codes of a copy: it learns, tests what it says, and leaves the autoencoder as it was. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fineTuningPlan, frozenPlan } from '#catalog/classification.ts';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { PhasePlan } from '#catalog/phase.ts';
import { singleSlots } from '#catalog/slots.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { alive, type NodeBackend, useBackend } from '../../../tests/support/backends.ts';
import { fewStrokeDigits, stateBytes, trainSteps, withTrainer } from '../../../tests/support/training.ts';
import { generatedImages, inCompany, variants } from '../gradientCases.ts';
import { createPhase } from '../phases/phase.ts';
import { createBaton } from '../stepping/steps.ts';
import type { Trainer } from '../trainer.ts';
import { type Classifier, createClassifier } from './classifier.ts';
import { type ClassificationResult, type ClassificationStatus, classify } from './classify.ts';

const digits = fewStrokeDigits(400, 200);
const small = generatedImages();
const experiment = parseSpec({
  network: { id: 'dense', params: { widths: [64], activation: 'tanh' } },
  code: { id: 'plain', params: { size: 16 } },
  training: { batchSize: 50, epochs: 1 },
});

/** Of all weights and slots. */
const digest = async (trainer: Trainer) =>
  createHash('sha256')
    .update(JSON.stringify(await stateBytes(trainer)))
    .digest('hex');

async function finish(work: ReturnType<typeof classify>) {
  const seen: ClassificationStatus[] = [];
  for (;;) {
    const next = await work.next();
    if (next.done) return { seen, result: next.value };
    seen.push(next.value);
  }
}

/** Trains an autoencoder a little, then classifies; holds that its state stays as it is and that nothing is left. */
async function classified(spec: ExperimentSpec, data = digits, epochs = 4) {
  const before = alive();
  const outcome = await withTrainer(spec, data, async (trainer: Trainer) => {
    trainSteps(trainer, 16);
    const bytes = await digest(trainer);
    const during = alive();
    const found = await finish(classify(spec, data, trainer, epochs));
    expect(await digest(trainer)).toBe(bytes);
    expect(alive()).toEqual(during);
    expect(trainSteps(trainer, 1).every(Number.isFinite)).toBe(true);
    return found;
  });
  expect(alive()).toEqual(before);
  return outcome;
}

const isShare = (share: number) => share >= 0 && share <= 1;

describe('a classifier', () => {
  let found: { seen: ClassificationStatus[]; result: ClassificationResult };
  beforeAll(async () => {
    await useBackend('simd');
    found = await classified(experiment, digits, 20);
  });
  afterAll(() => useBackend('cpu'));

  it('tells digits from frozen codes better than by chance, and far better when all layers learn', () => {
    const { frozen, fineTuned } = found.result;
    expect(frozen).toBeGreaterThan(0.25);
    expect(fineTuned).toBeGreaterThan(frozen + 0.2);
  });

  it('tells how far it is, from nothing to all', () => {
    const shares = found.seen.map(({ share }) => share);
    expect(shares.every((share, i) => isShare(share) && share >= (shares[i - 1] ?? 0))).toBe(true);
    expect(shares.at(-1)).toBeCloseTo(1);
    const losses = found.seen.flatMap(({ label, loss }) =>
      loss !== undefined && label.startsWith('Fine') ? [loss] : [],
    );
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
  });

  it('goes on while the autoencoder does, whose steps are those of one alone', async () => {
    const alone = await withTrainer(experiment, digits, async (trainer) => {
      await trainer.run(8);
      await trainer.run(8);
      return digest(trainer);
    });
    await withTrainer(experiment, digits, async (trainer) => {
      await trainer.run(8);
      const work = classify(experiment, digits, trainer, 2);
      await work.next();
      await trainer.run(8);
      await finish(work);
      expect(await digest(trainer)).toBe(alone);
    });
  });

  it('leaves nothing behind where it is broken off', () =>
    withTrainer(experiment, digits, async (trainer) => {
      const before = alive();
      for (const steps of [1, 5, 12]) {
        const work = classify(experiment, digits, trainer, 2);
        for (let i = 0; i < steps; i++) await work.next();
        await work.return({ frozen: 0, fineTuned: 0 });
        expect(alive()).toEqual(before);
      }
    }));

  it('trains every weight on the way to the code', () =>
    withTrainer(experiment, digits, async (trainer) => {
      const classifier = await createClassifier(experiment, digits, trainer);
      expect(classifier.encoderWeights).toEqual([
        'encoder.0.kernel',
        'encoder.0.bias',
        'code.z.kernel',
        'code.z.bias',
      ]);
      classifier.dispose();
    }));
});

describe('what no gradient moves in the encoder', () => {
  beforeAll(() => useBackend('cpu'));
  const normalised = parseSpec({
    network: { id: 'dense', params: { widths: [16], normalisation: 'batch' } },
    code: { id: 'plain', params: { size: 4 } },
    training: { batchSize: 50, epochs: 1 },
  });
  const trainCount = digits.train.count;

  /** Whether the moving mean of the encoder moves while a plan is trained. */
  const moves = (planOf: (classifier: Classifier) => PhasePlan): Promise<boolean> =>
    withTrainer(normalised, digits, async (trainer) => {
      const classifier = await createClassifier(normalised, digits, trainer);
      const { encoder: autoencoder, variables } = classifier;
      const phase = createPhase(planOf(classifier), {
        ...{ seed: 1, split: digits.train, images: trainer.images, batchSize: trainCount },
        ...{ autoencoder, variables, baton: createBaton(), breathe: undefined },
      });
      const mean = variables.get('encoder.0.movingMean')!;
      const before = [...(await mean.data())];
      phase.step().dispose();
      const after = [...(await mean.data())];
      phase.dispose();
      classifier.dispose();
      return after.some((value, unit) => value !== before[unit]);
    });

  it('follows it while it learns, and stays where it is frozen', async () => {
    expect(await moves(({ head, encoderWeights }) => fineTuningPlan(head, 1, encoderWeights))).toBe(true);
    expect(await moves(({ head }) => frozenPlan(head, 1))).toBe(false);
  });
});

const choices = (['code', 'network'] as const).flatMap((slot) =>
  singleSlots[slot].map((entry) => ({
    name: `${slot} ${entry.id}`,
    spec: inCompany(parseSpec, { [slot]: variants(entry)[0]!, training: { batchSize: 8, epochs: 1 } }),
  })),
);

describe.each<NodeBackend>(['cpu', 'simd'])('on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => useBackend('cpu'));

  it.each(choices)('reads whatever codes there are: $name', async ({ spec }) => {
    const { result } = await classified(spec, small, 1);
    expect(isShare(result.frozen) && isShare(result.fineTuned)).toBe(true);
  });
});

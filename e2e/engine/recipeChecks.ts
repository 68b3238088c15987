/**
 * Every recipe, made small, trained step by step and replayed on WebGPU.
 * Not the recording of other steps: see replayChecks.ts.
 */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { recipes as catalog } from '#catalog/recipes/index.ts';
import { generatedImages } from '#engine/gradientCases.ts';
import { createTrainer, type Trainer } from '#engine/trainer.ts';
import { parseSpec } from '#protocol/parseSpec.ts';
import { tuned } from '../../tests/support/tuned.ts';

const STEPS = 50;
const TUNED_AT = 23;

export interface Comparison {
  readonly label: string;
  readonly mode: string;
  readonly reason: string;
  /** Losses of each step, then each weight and optimizer slot. */
  readonly found: number[];
  readonly expected: number[];
}

/** The same composition on 6 × 6 pixels. */
function small({ network, code, ...rest }: ExperimentSpec): ExperimentSpec {
  const sparsity = 'k' in code.params ? { k: 2 } : {};
  const widths = 'widths' in network.params ? { widths: [9] } : {};
  return parseSpec({
    ...rest,
    network: { ...network, params: { ...network.params, ...widths } },
    code: { ...code, params: { ...code.params, size: 3, ...sparsity } },
    training: { batchSize: 8, epochs: 1 },
  });
}

async function outcome(
  experiment: ExperimentSpec,
  train: (trainer: Trainer, steps: number) => Promise<number[]>,
) {
  const trainer = createTrainer(experiment, generatedImages());
  const before = await train(trainer, TUNED_AT);
  trainer.tune(tuned(experiment));
  const after = await train(trainer, STEPS - TUNED_AT);
  const { tensors } = await trainer.save();
  const captured = trainer.captured();
  trainer.dispose();
  return { captured, numbers: [...before, ...after, ...tensors.flatMap(({ data }) => [...data])] };
}

async function eagerly(trainer: Trainer, steps: number): Promise<number[]> {
  const rows: number[] = [];
  for (let step = 0; step < steps; step++) {
    const terms = trainer.step();
    rows.push(...(await terms.data()));
    terms.dispose();
  }
  return rows;
}

/** One recipe both ways. @param index of the recipe in the catalog */
export async function recipe(index: number): Promise<Comparison> {
  const { label, experiment } = catalog[index]!;
  const spec = small(experiment);
  const expected = await outcome(spec, eagerly);
  const replayed = await outcome(spec, async (trainer, steps) => [...(await trainer.run(steps))]);
  return {
    label,
    mode: replayed.captured?.mode ?? 'never run',
    reason: replayed.captured?.reason ?? '',
    found: replayed.numbers,
    expected: expected.numbers,
  };
}

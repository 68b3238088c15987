/** Small experiments with every pretraining. Not a test. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { singleSlots } from '#catalog/slots.ts';
import { variants } from '#engine/gradientCases.ts';
import { parseSpec } from '#protocol/parseSpec.ts';

/** Batches of 8 among 20 images: the third batch of an epoch is padded. */
export const withPretraining = (
  pretraining: object,
  activation = 'sigmoid',
  parts: object = {},
): ExperimentSpec =>
  parseSpec({
    network: { id: 'dense', params: { widths: [9, 5], activation } },
    code: { id: 'plain', params: { size: 3 } },
    training: { batchSize: 8, epochs: 1 },
    ...parts,
    pretraining,
  });

/** Every pretraining, and what else has phases before the main one. */
export const pretrainingCases = () => [
  ...singleSlots.pretraining
    .filter(({ id }) => id !== 'none')
    .flatMap((entry) =>
      variants(entry).map((choice) => ({
        name: `${choice.id} ${Object.values(choice.params).join(' ')}`,
        experiment: withPretraining(choice),
      })),
    ),
  {
    name: 'greedy after the classifier of the feature loss',
    experiment: withPretraining({ id: 'greedy', params: { epochs: 1 } }, 'sigmoid', {
      regularizers: [{ id: 'featureLoss', params: { widths: [9, 5], epochs: 2 } }],
    }),
  },
];

/** Does target sparsity bring the units to their target? */
import { defineExperiment } from '#catalog/experiment.ts';
import { targetSparsity as regularizer } from '#catalog/regularizers/targetSparsity.ts';
import { activeShare, hoyerSparsity, meanActivity } from '#engine/evaluation/sparsity.ts';
import { defineClaim } from '../claim.ts';

const TARGET = 0.05;
const LARGEST_DISTANCE = 0.02;
const UNITS = 64;

const experiment = defineExperiment({
  network: { id: 'linear' },
  code: { id: 'plain', params: { size: UNITS, activation: 'sigmoid' } },
  loss: { id: 'squaredError', params: { output: 'sigmoid' } },
  regularizers: [{ id: 'targetSparsity', params: { lambda: 40, rho: TARGET, distance: 'kl' } }],
});

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

export const targetSparsity = defineClaim({
  id: 'targetSparsity',
  claim: `With KL sparsity the mean activity of every code unit comes within ${LARGEST_DISTANCE} of the target ${TARGET}.`,
  source: regularizer.source,
  async try(lab) {
    const sparse = await lab.train('target sparsity', experiment);
    const plain = await lab.train('plain', { ...experiment, regularizers: [] });
    const ours = (await lab.outputs(sparse.autoencoder)).codes;
    const theirs = (await lab.outputs(plain.autoencoder)).codes;
    const activity = meanActivity(ours, UNITS);
    return {
      figures: [
        { label: 'mean activity of the units on test images', value: mean(activity) },
        { label: 'of the least active unit', value: Math.min(...activity) },
        { label: 'of the most active unit', value: Math.max(...activity) },
        { label: 'plain, mean activity', value: mean(meanActivity(theirs, UNITS)) },
        { label: "Hoyer's sparsity", value: hoyerSparsity(ours, UNITS) },
        { label: "plain, Hoyer's sparsity", value: hoyerSparsity(theirs, UNITS) },
        { label: 'share of active units', value: activeShare(ours) },
        { label: 'squared error', value: await lab.squaredError(sparse.autoencoder) },
        { label: 'plain, squared error', value: await lab.squaredError(plain.autoencoder) },
      ],
      holds: activity.every((value) => Math.abs(value - TARGET) <= LARGEST_DISTANCE),
    };
  },
});

/** The deep autoencoder of 2006: stacked Boltzmann machines, unrolled. */
import { defineExperiment } from '../experiment.ts';
import { defineRecipe } from './recipe.ts';

export const deepRbm = defineRecipe({
  id: 'deepRbm',
  label: 'Deep autoencoder from RBMs',
  summary:
    'Four Boltzmann machines learn one after the other, each from what the one below tells, and are then unrolled into a deep autoencoder of 30 numbers. It is set to few epochs, for a minute or two; more of both kinds lead to the figures of the paper.',
  formula: 'ΔW ∝ ⟨v hᵀ⟩data − ⟨v hᵀ⟩after k steps for each pair of layers,  then min −Σ log p(x | g(f(x)))',
  source: {
    authors: 'Hinton & Salakhutdinov',
    year: 2006,
    title: 'Reducing the dimensionality of data with neural networks',
  },
  lookAt:
    'The squared error: after two epochs half of what PCA with 30 components leaves. Without pretraining the same network is far above it still. Under Inspect, the fantasies of the machines.',
  experiment: defineExperiment({
    network: { id: 'dense', params: { widths: [1000, 500, 250], activation: 'sigmoid' } },
    code: { id: 'plain', params: { size: 30, activation: 'linear' } },
    pretraining: { id: 'rbm', params: { epochs: 1 } },
    training: { batchSize: 100, epochs: 2 },
  }),
});

/** The panels there are, each loaded when it is first shown. Adding one is a folder and a line here. */
import type { ComponentType } from 'react';
import { kindOf } from '#catalog/datasets/fits.ts';
import type { WorkspaceId } from '#store/workspaces.ts';
import { hasImages, hasTrait, isLinear, offers, type Shown } from './relevance.ts';

export interface PanelEntry {
  readonly id: string;
  readonly title: string;
  readonly workspace: WorkspaceId;
  /** Whether it takes the whole width. */
  readonly isWide?: boolean;
  /** Whether it means anything for what is shown; always, if omitted. Otherwise it is left out. */
  isRelevant?(shown: Shown): boolean;
  load(): Promise<{ readonly default: ComponentType }>;
}

export const panels: readonly PanelEntry[] = [
  {
    id: 'loss',
    title: 'Loss',
    workspace: 'train',
    load: () => import('./loss/LossPanel.tsx').then(({ LossPanel }) => ({ default: LossPanel })),
  },
  {
    id: 'reconstructions',
    title: 'Reconstructions',
    workspace: 'train',
    load: () =>
      import('./reconstructions/ReconstructionsPanel.tsx').then(({ ReconstructionsPanel }) => ({
        default: ReconstructionsPanel,
      })),
  },
  {
    id: 'latentMap',
    title: 'Autoencoder code',
    workspace: 'train',
    load: () =>
      import('./latentMap/LatentMapPanel.tsx').then(({ LatentMapPanel }) => ({ default: LatentMapPanel })),
  },
  {
    id: 'pcaMap',
    title: 'PCA code',
    workspace: 'train',
    load: () => import('./pcaMap/PcaMapPanel.tsx').then(({ PcaMapPanel }) => ({ default: PcaMapPanel })),
  },
  {
    // Beside the manifold, which it is linked with; what is selected on it is a term of the arithmetic.
    id: 'exploreMap',
    title: 'Autoencoder code',
    workspace: 'explore',
    isRelevant: ({ dataset }) => dataset?.items.kind !== 'table',
    load: () =>
      import('./latentMap/LatentMapPanel.tsx').then(({ LatentMapPanel }) => ({ default: LatentMapPanel })),
  },
  {
    id: 'manifold',
    title: 'Manifold',
    workspace: 'explore',
    isRelevant: hasImages,
    load: () =>
      import('./manifold/ManifoldPanel.tsx').then(({ ManifoldPanel }) => ({ default: ManifoldPanel })),
  },
  {
    id: 'traversals',
    title: 'Traversals',
    workspace: 'explore',
    isRelevant: hasImages,
    load: () =>
      import('./traversals/TraversalsPanel.tsx').then(({ TraversalsPanel }) => ({
        default: TraversalsPanel,
      })),
  },
  {
    id: 'priorSamples',
    title: 'Samples',
    workspace: 'explore',
    isRelevant: ({ dataset }) => dataset?.items.kind !== 'table',
    load: () =>
      import('./priorSamples/PriorSamplesPanel.tsx').then(({ PriorSamplesPanel }) => ({
        default: PriorSamplesPanel,
      })),
  },
  {
    id: 'interpolation',
    title: 'Interpolation',
    workspace: 'explore',
    isWide: true,
    isRelevant: hasImages,
    load: () =>
      import('./interpolation/InterpolationPanel.tsx').then(({ InterpolationPanel }) => ({
        default: InterpolationPanel,
      })),
  },
  {
    id: 'arithmetic',
    title: 'Arithmetic',
    workspace: 'explore',
    isRelevant: hasImages,
    load: () =>
      import('./arithmetic/ArithmeticPanel.tsx').then(({ ArithmeticPanel }) => ({
        default: ArithmeticPanel,
      })),
  },
  {
    id: 'drawing',
    title: 'Your own drawing',
    workspace: 'explore',
    isRelevant: hasImages,
    load: () => import('./drawing/DrawingPanel.tsx').then(({ DrawingPanel }) => ({ default: DrawingPanel })),
  },
  {
    id: 'denoisingField',
    title: 'Denoising field',
    workspace: 'inspect',
    isRelevant: ({ spec }) => kindOf(spec) === 'point',
    load: () =>
      import('./denoisingField/DenoisingFieldPanel.tsx').then(({ DenoisingFieldPanel }) => ({
        default: DenoisingFieldPanel,
      })),
  },
  {
    id: 'linearTruth',
    title: 'Linear truth',
    workspace: 'inspect',
    isRelevant: ({ spec }) => isLinear(spec),
    load: () =>
      import('./linearTruth/LinearTruthPanel.tsx').then(({ LinearTruthPanel }) => ({
        default: LinearTruthPanel,
      })),
  },
  {
    id: 'pretraining',
    title: 'Pretraining',
    workspace: 'inspect',
    isRelevant: ({ spec, network }) => (network ? network.phases.length > 0 : spec.pretraining.id !== 'none'),
    load: () =>
      import('./pretraining/PretrainingPanel.tsx').then(({ PretrainingPanel }) => ({
        default: PretrainingPanel,
      })),
  },
  {
    id: 'fantasies',
    title: 'Fantasies',
    workspace: 'inspect',
    isRelevant: ({ spec, dataset, network }) =>
      dataset?.items.kind !== 'point' &&
      (network ? network.phases.some(({ isGenerative }) => isGenerative) : spec.pretraining.id === 'rbm'),
    load: () =>
      import('./fantasies/FantasiesPanel.tsx').then(({ FantasiesPanel }) => ({ default: FantasiesPanel })),
  },
  {
    id: 'klPerUnit',
    title: 'KL of each code unit',
    workspace: 'inspect',
    isRelevant: ({ spec }) => offers(spec, 'logVar'),
    load: () => import('./klPerUnit/KlPanel.tsx').then(({ KlPanel }) => ({ default: KlPanel })),
  },
  {
    id: 'support',
    title: 'Units that speak',
    workspace: 'inspect',
    isRelevant: ({ spec }) => hasTrait(spec, 'support'),
    load: () => import('./support/SupportPanel.tsx').then(({ SupportPanel }) => ({ default: SupportPanel })),
  },
  {
    id: 'codebook',
    title: 'Use of the codebook',
    workspace: 'inspect',
    isRelevant: ({ spec }) => hasTrait(spec, 'codebook'),
    load: () =>
      import('./codebook/CodebookPanel.tsx').then(({ CodebookPanel }) => ({ default: CodebookPanel })),
  },
  {
    id: 'selectedPixels',
    title: 'Selected pixels',
    workspace: 'inspect',
    isRelevant: ({ spec }) => hasTrait(spec, 'selection'),
    load: () =>
      import('./selectedPixels/SelectedPixelsPanel.tsx').then(({ SelectedPixelsPanel }) => ({
        default: SelectedPixelsPanel,
      })),
  },
  {
    id: 'neighbours',
    title: 'Nearest training images',
    workspace: 'inspect',
    isRelevant: ({ spec }) => hasTrait(spec, 'bits'),
    load: () =>
      import('./neighbours/NeighboursPanel.tsx').then(({ NeighboursPanel }) => ({
        default: NeighboursPanel,
      })),
  },
  {
    id: 'filters',
    title: 'Filters',
    workspace: 'inspect',
    isRelevant: ({ dataset }) => dataset === undefined || dataset.items.kind === 'image',
    load: () => import('./filters/FiltersPanel.tsx').then(({ FiltersPanel }) => ({ default: FiltersPanel })),
  },
  {
    id: 'activations',
    title: 'Activations of the image',
    workspace: 'inspect',
    load: () =>
      import('./activations/ActivationsPanel.tsx').then(({ ActivationsPanel }) => ({
        default: ActivationsPanel,
      })),
  },
  {
    id: 'gradientNorms',
    title: 'Gradient of each layer',
    workspace: 'inspect',
    load: () =>
      import('./gradientNorms/GradientNormsPanel.tsx').then(({ GradientNormsPanel }) => ({
        default: GradientNormsPanel,
      })),
  },
  {
    id: 'activity',
    title: 'Activity of units',
    workspace: 'inspect',
    load: () =>
      import('./activity/ActivityPanel.tsx').then(({ ActivityPanel }) => ({ default: ActivityPanel })),
  },
  {
    id: 'jacobian',
    title: 'Stretching ‖J‖',
    workspace: 'inspect',
    load: () =>
      import('./jacobian/JacobianPanel.tsx').then(({ JacobianPanel }) => ({ default: JacobianPanel })),
  },
  {
    id: 'measures',
    title: 'Measures',
    workspace: 'inspect',
    load: () =>
      import('./measures/MeasuresPanel.tsx').then(({ MeasuresPanel }) => ({ default: MeasuresPanel })),
  },
  {
    id: 'film',
    title: 'The run so far',
    workspace: 'inspect',
    load: () => import('./film/FilmPanel.tsx').then(({ FilmPanel }) => ({ default: FilmPanel })),
  },
  {
    id: 'classifier',
    title: 'Classes from codes',
    workspace: 'inspect',
    isRelevant: ({ dataset }) => dataset === undefined || dataset.classNames.length > 1,
    load: () =>
      import('./classifier/ClassifierPanel.tsx').then(({ ClassifierPanel }) => ({
        default: ClassifierPanel,
      })),
  },
  {
    id: 'history',
    title: 'Runs',
    workspace: 'compare',
    isWide: true,
    load: () => import('./history/HistoryPanel.tsx').then(({ HistoryPanel }) => ({ default: HistoryPanel })),
  },
  {
    id: 'runCurves',
    title: 'Curves',
    workspace: 'compare',
    load: () =>
      import('./runCurves/RunCurvesPanel.tsx').then(({ RunCurvesPanel }) => ({ default: RunCurvesPanel })),
  },
  {
    id: 'runPair',
    title: 'A against B',
    workspace: 'compare',
    load: () => import('./runPair/RunPairPanel.tsx').then(({ RunPairPanel }) => ({ default: RunPairPanel })),
  },
  {
    id: 'sweep',
    title: 'Sweep',
    workspace: 'compare',
    isWide: true,
    load: () => import('./sweep/SweepPanel.tsx').then(({ SweepPanel }) => ({ default: SweepPanel })),
  },
];

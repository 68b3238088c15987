/** The panels there are, each loaded when it is first shown. Adding one is a folder and a line here. */
import type { ComponentType } from 'react';
import type { ExperimentSpec } from '#catalog/experiment.ts';
import type { DatasetInfo, NetworkInfo } from '#protocol/state.ts';
import type { WorkspaceId } from '#store/workspaces.ts';

/** What decides whether a panel has anything to say; of data and network nothing is known until they are there. */
export interface Shown {
  readonly spec: ExperimentSpec;
  readonly dataset: DatasetInfo | undefined;
  readonly network: NetworkInfo | undefined;
}

export interface PanelEntry {
  readonly id: string;
  readonly title: string;
  readonly workspace: WorkspaceId;
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
];

/** The panels there are, each loaded when it is first shown. Adding one is a folder and a line here. */
import type { ComponentType } from 'react';

export interface PanelEntry {
  readonly id: string;
  readonly workspace: 'train';
  readonly title: string;
  load(): Promise<{ readonly default: ComponentType }>;
}

export const panels: readonly PanelEntry[] = [
  {
    id: 'loss',
    workspace: 'train',
    title: 'Loss',
    load: () => import('./loss/LossPanel.tsx').then(({ LossPanel }) => ({ default: LossPanel })),
  },
  {
    id: 'reconstructions',
    workspace: 'train',
    title: 'Reconstructions',
    load: () =>
      import('./reconstructions/ReconstructionsPanel.tsx').then(({ ReconstructionsPanel }) => ({
        default: ReconstructionsPanel,
      })),
  },
  {
    id: 'latentMap',
    workspace: 'train',
    title: 'Autoencoder code',
    load: () =>
      import('./latentMap/LatentMapPanel.tsx').then(({ LatentMapPanel }) => ({ default: LatentMapPanel })),
  },
  {
    id: 'pcaMap',
    workspace: 'train',
    title: 'PCA code',
    load: () => import('./pcaMap/PcaMapPanel.tsx').then(({ PcaMapPanel }) => ({ default: PcaMapPanel })),
  },
];

/** The panels there are, each loaded when it is first shown. Adding one is a folder and a line here. */
import type { ComponentType } from 'react';

interface PanelEntry {
  readonly id: string;
  readonly title: string;
  load(): Promise<{ readonly default: ComponentType }>;
}

export const panels: readonly PanelEntry[] = [
  {
    id: 'loss',
    title: 'Loss',
    load: () => import('./loss/LossPanel.tsx').then(({ LossPanel }) => ({ default: LossPanel })),
  },
  {
    id: 'reconstructions',
    title: 'Reconstructions',
    load: () =>
      import('./reconstructions/ReconstructionsPanel.tsx').then(({ ReconstructionsPanel }) => ({
        default: ReconstructionsPanel,
      })),
  },
  {
    id: 'latentMap',
    title: 'Autoencoder code',
    load: () =>
      import('./latentMap/LatentMapPanel.tsx').then(({ LatentMapPanel }) => ({ default: LatentMapPanel })),
  },
  {
    id: 'pcaMap',
    title: 'PCA code',
    load: () => import('./pcaMap/PcaMapPanel.tsx').then(({ PcaMapPanel }) => ({ default: PcaMapPanel })),
  },
];

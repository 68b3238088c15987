/** How the person looks at a run. Nothing here changes what is computed, except where to compute it. */

import type { BackendId } from '#protocol/state.ts';
import type { Control } from '../control.ts';
import { recall, remember } from '../remembered.ts';
import { isTraining } from '../training.ts';
import type { GetState, LayoutSlice, SetState, Theme } from '../types.ts';
import { workspaces } from '../workspaces.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
export const backendPreferences: readonly (BackendId | 'auto')[] = ['auto', 'webgpu', 'webgl', 'simd', 'cpu'];
const switches = ['on', 'off'] as const;
const workspaceIds = workspaces.map(({ id }) => id);

export function createLayoutSlice(set: SetState, get: GetState, control: Control): LayoutSlice {
  return {
    theme: recall('theme', themes) ?? 'system',
    backendPreference: recall('backend', backendPreferences) ?? 'auto',
    selectedImage: 0,
    selection: undefined,
    z: undefined,
    pcaZ: undefined,
    logScale: recall('logScale', switches) !== 'off',
    workspace: recall('workspace', workspaceIds) ?? 'train',
    setTheme(theme) {
      remember('theme', theme);
      set({ theme });
    },
    setBackendPreference(backendPreference) {
      remember('backend', backendPreference);
      set({ backendPreference });
      control.open(isTraining(get().state) ? 'train' : undefined);
    },
    selectImage: (selectedImage) => set({ selectedImage }),
    setSelection: (selection) => set({ selection: selection?.indices.length ? selection : undefined }),
    setZ: (z) => set({ z }),
    setPcaZ: (pcaZ) => set({ pcaZ }),
    setLogScale(logScale) {
      remember('logScale', logScale ? 'on' : 'off');
      set({ logScale });
    },
    openWorkspace(workspace) {
      remember('workspace', workspace);
      set({ workspace });
    },
  };
}

/** The workspaces there are: what a person does with a run. Not what stands in them: components/panels lists that. */

export const workspaces = [
  { id: 'train', label: 'Train' },
  { id: 'explore', label: 'Explore' },
  { id: 'inspect', label: 'Inspect' },
  { id: 'compare', label: 'Compare' },
  { id: 'learn', label: 'Learn' },
] as const;

export type WorkspaceId = (typeof workspaces)[number]['id'];

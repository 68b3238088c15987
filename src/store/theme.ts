/** The theme that is really shown, for what CSS cannot colour. Not the choice: slices/layout.ts. */
import { useSyncExternalStore } from 'react';
import { useHourglass } from './store.ts';

const darkSystem = () => matchMedia('(prefers-color-scheme: dark)');

function onSystemChange(listener: () => void): () => void {
  const query = darkSystem();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Renders again when the theme changes, by the person or by their system. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useHourglass((state) => state.theme);
  const isSystemDark = useSyncExternalStore(onSystemChange, () => darkSystem().matches);
  if (theme !== 'system') return theme;
  return isSystemDark ? 'dark' : 'light';
}

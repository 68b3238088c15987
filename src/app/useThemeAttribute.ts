/** Puts the person's theme where the style sheets look for it. Not the choice of it. */
import { useEffect } from 'react';
import { useHourglass } from '#store/store.ts';

export function useThemeAttribute(): void {
  const theme = useHourglass((state) => state.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** The page: where everything stands at every width. Not what stands there. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { ExploreRail } from '#components/explore/ExploreRail.tsx';
import { Failure } from '#components/notices/Failure.tsx';
import { Notices } from '#components/notices/Notices.tsx';
import { SettingsRail } from '#components/settings/SettingsRail.tsx';
import { Stage } from '#components/stage/Stage.tsx';
import { StatusLine } from '#components/transport/StatusLine.tsx';
import { TransportBar } from '#components/transport/TransportBar.tsx';
import { StrictPolicy } from '#components/ui/StrictPolicy.tsx';
import { useHourglass } from '#store/store.ts';
import styles from './App.module.css';
import { Faultless } from './Faultless.tsx';
import { FileDrop } from './FileDrop.tsx';

// Apart: the stage and the settings need not wait for it.
const Workspace = lazy(() => import('./Workspace.tsx').then((module) => ({ default: module.Workspace })));

export function App() {
  // Matters only where the settings share their place with something else.
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  // A code of another size has other sliders.
  const latentDim = useHourglass(({ network }) => network?.latentDim);
  useThemeAttribute();
  return (
    <StrictPolicy>
      <a className={styles.skip} href="#results">
        Skip to the results
      </a>
      <div className={styles.page} data-settings={isSettingsOpen ? 'open' : 'closed'}>
        <TransportBar
          isSettingsOpen={isSettingsOpen}
          onToggleSettings={() => setSettingsOpen(!isSettingsOpen)}
        />
        <aside className={styles.settings} aria-label="Settings">
          <SettingsRail />
        </aside>
        <main className={styles.main} id="results" tabIndex={-1}>
          <div>
            <Notices />
            <Failure />
          </div>
          <div className={styles.stage}>
            <Faultless what="The stage">
              <Stage />
            </Faultless>
          </div>
          <StatusLine />
          <Suspense fallback={<div />}>
            <Workspace />
          </Suspense>
        </main>
        <aside className={styles.explore} aria-label="Generate">
          <Faultless key={latentDim} what="This part">
            <ExploreRail />
          </Faultless>
        </aside>
      </div>
      <FileDrop />
    </StrictPolicy>
  );
}

/** Puts the person's theme where the style sheets look for it. */
function useThemeAttribute(): void {
  const theme = useHourglass((state) => state.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** The page: where everything stands at every width. Not what stands there. */
import { lazy, Suspense, useState } from 'react';
import { Notices } from '#components/notices/Notices.tsx';
import { Stage } from '#components/stage/Stage.tsx';
import { StatusLine } from '#components/transport/StatusLine.tsx';
import { TransportBar } from '#components/transport/TransportBar.tsx';
import { lazyPart } from '#components/ui/lazyPart.ts';
import { StrictPolicy } from '#components/ui/StrictPolicy.tsx';
import { useHourglass } from '#store/store.ts';
import { areFramesOld } from '#store/training.ts';
import styles from './App.module.css';
import { Faultless } from './Faultless.tsx';
import { useThemeAttribute } from './useThemeAttribute.ts';

// Apart, each in its place: the stage and the Train button need not wait for them.
const SettingsRail = lazy(() =>
  import('#components/settings/SettingsRail.tsx').then((module) => ({ default: module.SettingsRail })),
);
const ExploreRail = lazy(() =>
  import('#components/explore/ExploreRail.tsx').then((module) => ({ default: module.ExploreRail })),
);
const Failure = lazyPart(() => import('#components/notices/Failure.tsx').then((module) => module.Failure));
const FileDrop = lazyPart(() => import('./FileDrop.tsx').then((module) => module.FileDrop));
const Workspace = lazy(() => import('./Workspace.tsx').then((module) => ({ default: module.Workspace })));

export function App() {
  // Matters only where the settings share their place with something else.
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  // A code of another size has other sliders.
  const latentDim = useHourglass(({ network }) => network?.latentDim);
  const areOld = useHourglass((state) => state.network !== undefined && areFramesOld(state));
  useThemeAttribute();
  return (
    <StrictPolicy>
      <a className={styles.skip} href="#results">
        Skip to the results
      </a>
      <div className={styles.page} data-settings={isSettingsOpen ? 'open' : 'closed'} data-old={areOld}>
        <TransportBar
          isSettingsOpen={isSettingsOpen}
          onToggleSettings={() => setSettingsOpen(!isSettingsOpen)}
        />
        <aside className={styles.settings} aria-label="Settings">
          <Faultless what="This part">
            <Suspense>
              <SettingsRail />
            </Suspense>
          </Faultless>
        </aside>
        <Results />
        <aside className={styles.explore} aria-label="Generate" data-control="generate">
          <Faultless key={latentDim} what="This part">
            <Suspense>
              <ExploreRail />
            </Suspense>
          </Faultless>
        </aside>
      </div>
      <Suspense>
        <FileDrop />
      </Suspense>
    </StrictPolicy>
  );
}

/** What training comes to: the stage and the workspace below it, with what there is to say of them. */
function Results() {
  return (
    <main className={styles.main} id="results" tabIndex={-1}>
      <div>
        <Notices />
        <Suspense>
          <Failure />
        </Suspense>
      </div>
      <div className={styles.stage}>
        <Faultless what="The stage">
          <Stage />
        </Faultless>
      </div>
      <StatusLine />
      <Faultless what="The workspace">
        <Suspense fallback={<div />}>
          <Workspace />
        </Suspense>
      </Faultless>
    </main>
  );
}

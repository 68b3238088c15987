/** The page as it stands inside somebody else's: the stage, the run, the map and the sliders. Not the settings. */
import { lazy, Suspense } from 'react';
import { ExploreRail } from '#components/explore/ExploreRail.tsx';
import { Failure } from '#components/notices/Failure.tsx';
import { Notices } from '#components/notices/Notices.tsx';
import { panels } from '#components/panels/index.ts';
import { Stage } from '#components/stage/Stage.tsx';
import { KeysHelp } from '#components/transport/KeysHelp.tsx';
import { RunControls } from '#components/transport/RunControls.tsx';
import { StatusLine } from '#components/transport/StatusLine.tsx';
import { Mark } from '#components/ui/Mark.tsx';
import { StrictPolicy } from '#components/ui/StrictPolicy.tsx';
import { addressOf } from '#store/address.ts';
import { useFollowing } from '#store/following.ts';
import { useHourglass } from '#store/store.ts';
import styles from './Embedded.module.css';
import { Faultless } from './Faultless.tsx';
import { InSight } from './InSight.tsx';
import { useThemeAttribute } from './useThemeAttribute.ts';

const shown = panels
  .filter(({ id }) => id === 'latentMap')
  .map(({ id, title, load }) => ({ id, title, Content: lazy(load) }));

export function Embedded() {
  const latentDim = useHourglass(({ network }) => network?.latentDim);
  useThemeAttribute();
  return (
    <StrictPolicy>
      <div className={styles.page}>
        <Head />
        <main className={styles.main}>
          <Notices />
          <Failure />
          <Following />
          <div className={styles.stage}>
            <Faultless what="The stage">
              <Stage />
            </Faultless>
          </div>
          <StatusLine />
          <div className={styles.parts}>
            {shown.map(({ id, title, Content }) => (
              <InSight key={id} className={styles.map} control={`panel.${id}`}>
                <Faultless what={title}>
                  <Suspense>
                    <Content />
                  </Suspense>
                </Faultless>
              </InSight>
            ))}
            <aside className={styles.explore} aria-label="Generate">
              <Faultless key={latentDim} what="This part">
                <ExploreRail />
              </Faultless>
            </aside>
          </div>
        </main>
      </div>
    </StrictPolicy>
  );
}

/** By itself, so that nothing else renders with what is pointed at. */
function Following() {
  useFollowing();
  return null;
}

function Head() {
  const spec = useHourglass((state) => state.spec);
  return (
    <header className={styles.head}>
      <h1 className={styles.brand}>
        <Mark />
        <a className={styles.link} href={addressOf(spec)} target="_blank" rel="noopener">
          Open in Hourglass
        </a>
      </h1>
      <RunControls className={styles.controls} />
      <KeysHelp />
    </header>
  );
}

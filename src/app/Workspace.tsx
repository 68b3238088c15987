/** The workspaces as tabs, and the panels of the open one, each loaded on its own. Not the panels. */
import { type ComponentType, lazy, Suspense } from 'react';
import { type PanelEntry, panels } from '#components/panels/index.ts';
import { classNames } from '#components/ui/classNames.ts';
import { Panel } from '#components/ui/Panel.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { useFilming } from '#store/filming.ts';
import { useFollowing } from '#store/following.ts';
import { useHourglass } from '#store/store.ts';
import { workspaces } from '#store/workspaces.ts';
import { Faultless } from './Faultless.tsx';
import { InSight } from './InSight.tsx';
import styles from './Workspace.module.css';

const loaded = panels.map((entry): LoadedPanel => ({ ...entry, Content: lazy(entry.load) }));
const Learn = lazy(() => import('#components/learn/Learn.tsx').then((module) => ({ default: module.Learn })));

export function Workspace() {
  const open = useHourglass((state) => state.workspace);
  const openWorkspace = useHourglass((state) => state.openWorkspace);
  return (
    <>
      <Watching />
      <Tabs
        label="Workspaces"
        tabs={workspaces}
        open={open}
        onOpen={openWorkspace}
        className={styles.panel}
        contents={(id) =>
          id === 'learn' ? (
            <LearnContents />
          ) : (
            <PanelGrid has={({ workspace }) => workspace === id} none={NOTHING} />
          )
        }
      />
    </>
  );
}

/** What is asked of the run whatever panel is open; by itself, so that the panels need not render with it. */
function Watching() {
  useFilming();
  useFollowing();
  return null;
}

const NOTHING =
  'What stands here needs images or points. The rows of a table are drawn by the sliders under Generate.';
const NOT_SET_UP = 'Set up the experiment of this step: what is measured on it stands here.';

interface LoadedPanel extends PanelEntry {
  readonly Content: ComponentType;
}

function LearnContents() {
  return (
    <Faultless what="The lesson">
      <Suspense fallback={<div />}>
        <Learn panels={(ids) => <PanelGrid has={({ id }) => ids.includes(id)} none={NOT_SET_UP} />} />
      </Suspense>
    </Faultless>
  );
}

interface PanelGridProps {
  readonly has: (panel: PanelEntry) => boolean;
  /** What is said where none of them has anything to show. */
  readonly none: string;
}

function PanelGrid({ has, none }: PanelGridProps) {
  const spec = useHourglass((state) => state.spec);
  const dataset = useHourglass((state) => state.dataset);
  const network = useHourglass((state) => state.network);
  const shown = loaded.filter(
    (panel) => has(panel) && (panel.isRelevant?.({ spec, dataset, network }) ?? true),
  );
  return (
    <div className={styles.grid}>
      {shown.length === 0 && <p className={styles.none}>{none}</p>}
      {shown.map(({ id, title, isWide = false, Content }) => (
        <InSight key={id} className={classNames(styles.cell, isWide && styles.wide)} control={`panel.${id}`}>
          <Faultless what={title}>
            <Suspense fallback={<Panel title={title} empty="Loading this panel." />}>
              <Content />
            </Suspense>
          </Faultless>
        </InSight>
      ))}
    </div>
  );
}

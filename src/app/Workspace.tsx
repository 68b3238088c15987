/** The workspaces as tabs, and the panels of the open one, each loaded on its own. Not the panels. */
import { type ComponentType, lazy, Suspense } from 'react';
import { type PanelEntry, panels } from '#components/panels/index.ts';
import { classNames } from '#components/ui/classNames.ts';
import { Panel } from '#components/ui/Panel.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { useHourglass } from '#store/store.ts';
import { type WorkspaceId, workspaces } from '#store/workspaces.ts';
import { Faultless } from './Faultless.tsx';
import { InSight } from './InSight.tsx';
import styles from './Workspace.module.css';

const loaded = panels.map((entry): LoadedPanel => ({ ...entry, Content: lazy(entry.load) }));
const furnished = workspaces.filter(({ id }) => panels.some(({ workspace }) => workspace === id));

export function Workspace() {
  const open = useHourglass((state) => state.workspace);
  const openWorkspace = useHourglass((state) => state.openWorkspace);
  return (
    <Tabs
      label="Workspaces"
      tabs={furnished}
      open={open}
      onOpen={openWorkspace}
      className={styles.panel}
      contents={(id) => <PanelGrid workspace={id} />}
    />
  );
}

interface LoadedPanel extends PanelEntry {
  readonly Content: ComponentType;
}

function PanelGrid({ workspace }: { readonly workspace: WorkspaceId }) {
  const spec = useHourglass((state) => state.spec);
  const dataset = useHourglass((state) => state.dataset);
  const network = useHourglass((state) => state.network);
  const shown = loaded.filter(
    (panel) => panel.workspace === workspace && (panel.isRelevant?.({ spec, dataset, network }) ?? true),
  );
  return (
    <div className={styles.grid}>
      {shown.length === 0 && (
        <p className={styles.none}>
          What stands here needs images or points: choose such a data set under Settings.
        </p>
      )}
      {shown.map(({ id, title, isWide = false, Content }) => (
        <InSight key={id} className={classNames(styles.cell, isWide && styles.wide)}>
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

/** The panels in their grid, each loaded on its own. Not the panels. */
import { lazy, Suspense } from 'react';
import { panels } from '#components/panels/index.ts';
import { Panel } from '#components/ui/Panel.tsx';
import { Faultless } from './Faultless.tsx';
import styles from './Workspace.module.css';

const loaded = panels.map(({ id, title, load }) => ({ id, title, Content: lazy(load) }));

export function Workspace() {
  return (
    <div className={styles.grid}>
      {loaded.map(({ id, title, Content }) => (
        <div key={id} className={styles.cell}>
          <Faultless what={title}>
            <Suspense fallback={<Panel title={title} empty="Loading this panel." />}>
              <Content />
            </Suspense>
          </Faultless>
        </div>
      ))}
    </div>
  );
}

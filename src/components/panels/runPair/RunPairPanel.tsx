/** Two runs side by side: what was set differently, what came of it, and what it looks like. Not their curves. */
import { useMemo } from 'react';
import type { KeptRun } from '#protocol/keptRun.ts';
import { trainAfresh } from '#store/runs/actions.ts';
import { nameOf } from '#store/runs/naming.ts';
import { chosenRuns, useRuns } from '#store/runs/runs.ts';
import { RunSwatch } from '../../compare/RunSwatch.tsx';
import { formatCount } from '../../drawing/format.ts';
import { CsvButton } from '../../share/CsvButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { caveatsOf } from './caveats.ts';
import { MeasuresTable } from './MeasuresTable.tsx';
import { NumbersTable } from './NumbersTable.tsx';
import { pairCsv } from './pairCsv.ts';
import styles from './RunPairPanel.module.css';
import { SettingsTable } from './SettingsTable.tsx';
import { ThumbnailRows } from './ThumbnailRows.tsx';

const TITLE = 'A against B';

export function RunPairPanel() {
  const all = useRuns((state) => state.runs);
  const chosen = useRuns((state) => state.chosen);
  const [a, b, ...others] = useMemo(() => chosenRuns({ runs: all, chosen }), [all, chosen]);
  if (!a || !b || others.length > 0) {
    return (
      <Panel
        title={TITLE}
        empty="Choose exactly two runs above: what is set differently in them, and what came of it, stands here side by side."
      />
    );
  }
  return (
    <Panel title={TITLE} actions={<Save {...{ a, b }} />}>
      <Pair a={a} b={b} />
    </Panel>
  );
}

export interface PairProps {
  readonly a: KeptRun;
  readonly b: KeptRun;
}

function Save({ a, b }: PairProps) {
  return <CsvButton what="the comparison" file="hourglass-comparison.csv" text={() => pairCsv(a, b)} />;
}

function Pair({ a, b }: PairProps) {
  return (
    <div className={styles.pair}>
      <dl className={styles.names}>
        {[a, b].map((run, place) => (
          <div key={run.id}>
            <dt>{place === 0 ? 'A' : 'B'}</dt>
            <dd>
              <RunSwatch place={place} /> {nameOf(run)}
            </dd>
          </div>
        ))}
      </dl>
      <SettingsTable {...{ a, b }} />
      <Seeds {...{ a, b }} />
      <Changes name="A" run={a} />
      <Changes name="B" run={b} />
      <NumbersTable {...{ a, b }} />
      {caveatsOf(a, b).map((caveat) => (
        <p key={caveat} className={styles.note}>
          {caveat}
        </p>
      ))}
      <MeasuresTable {...{ a, b }} />
      <ThumbnailRows {...{ a, b }} />
    </div>
  );
}

interface ChangesProps {
  readonly name: string;
  readonly run: KeptRun;
}

/** What was changed in a run while it trained: then the settings above are only its last ones. */
function Changes({ name, run: { marks = [] } }: ChangesProps) {
  if (marks.length === 0) return null;
  const changes = marks.map(({ label, step }) => `${label} at step ${formatCount(step)}`).join('; ');
  return (
    <p className={styles.note}>
      {name} was changed while it trained: {changes}.
    </p>
  );
}

/** Whether chance was the same in both. */
function Seeds({ a, b }: PairProps) {
  const seed = a.spec.seed;
  if (seed === b.spec.seed)
    return <p className={styles.note}>Both are from seed {seed}: chance was the same.</p>;
  return (
    <p className={styles.note}>
      Their seeds differ ({seed} and {b.spec.seed}): a part of the difference is chance.{' '}
      <Button onClick={() => trainAfresh({ ...b.spec, seed })}>Train B with A’s seed</Button>
    </p>
  );
}

/** Every run that was kept, to find, name, choose for comparison, open again and delete. Not their comparison. */
import { useEffect, useState } from 'react';
import type { KeptRun } from '#protocol/keptRun.ts';
import { keptRuns } from '#store/runs/kept.ts';
import { useRuns } from '#store/runs/runs.ts';
import { runsWith } from '#store/runs/search.ts';
import { weightLimits } from '#store/runs/weightLimits.ts';
import { formatCount } from '../../drawing/format.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import styles from './HistoryPanel.module.css';
import { RunFiles } from './RunFiles.tsx';
import { RunRow } from './RunRow.tsx';

const TITLE = 'Runs';

export function HistoryPanel() {
  const { isRead, runs, unreadable } = useRuns();
  const [words, setWords] = useState('');
  useEffect(() => void keptRuns.read(), []);
  const found = runsWith(words, runs);
  const actions = <Actions {...{ found, words, setWords }} count={runs.length} />;
  if (runs.length === 0) {
    const none =
      'Each run appears here as soon as it stands still after an epoch or 100 steps, with its settings, curves and pictures. Press Train, then Pause.';
    return (
      <Panel title={TITLE} empty={isRead ? none : 'Reading the runs that were kept.'} actions={actions} />
    );
  }
  return (
    <Panel
      title={TITLE}
      subtitle={`${formatCount(runs.length)} kept${unreadable > 0 ? `; ${unreadable} of another version cannot be read` : ''}`}
      actions={actions}
      empty={found.length === 0 && `No run has “${words}” in its name, note, data or settings.`}
    >
      <RunTable runs={found} />
    </Panel>
  );
}

interface ActionsProps {
  readonly found: readonly KeptRun[];
  readonly count: number;
  readonly words: string;
  readonly setWords: (words: string) => void;
}

function Actions({ found, count, words, setWords }: ActionsProps) {
  return (
    <>
      {count > 0 && (
        <input
          className={styles.search}
          type="search"
          aria-label="Search the runs"
          placeholder="Search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <RunFiles {...{ found, count }} />
      <HistoryHelp />
    </>
  );
}

/** The columns; the wide ones are left out where there is no room. */
const columns = [
  { name: 'compare' },
  { name: 'name and note', className: styles.text },
  { name: 'data', className: styles.wide },
  { name: 'k' },
  { name: 'steps', className: styles.wide },
  { name: 'squared error' },
  { name: 'loss', className: styles.wide },
  { name: 'when', className: styles.wide },
  { name: 'more' },
];

function RunTable({ runs }: { readonly runs: readonly KeptRun[] }) {
  const chosen = useRuns((state) => state.chosen);
  const withWeights = useRuns((state) => state.withWeights);
  return (
    <div className={styles.room}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ name, className }) => (
              <th key={name} scope="col" className={className}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => {
            const { id } = run;
            return <RunRow key={id} run={run} place={chosen.indexOf(id)} hasWeights={withWeights.has(id)} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

function HistoryHelp() {
  return (
    <Help term="Runs">
      <p>
        A run is kept in this browser when it is paused, ends, fails or is replaced, once it has made an epoch
        or 100 steps. Nothing leaves your machine.
      </p>
      <p>
        Weights are kept of {weightLimits.runs} runs, {weightLimits.bytes / 1e6} MB in all: from those you can
        go on. Where there is no room, those of sweeps go first, the oldest next, and those of runs with a
        name or a note last.
      </p>
      <p>
        A run that is done, or has a name or a note, stays as it is: going on from it with another setting
        makes another run, which tells at which step what was changed.
      </p>
      <p>
        <b>Export</b> saves the runs of the list as one zip: a folder for each, with settings (JSON), curve
        (CSV), last measures (JSON), pictures (PNG) and the weights that are kept (safetensors).{' '}
        <b>Import…</b> adds the runs of such a file, in this browser or another one. What is here already is
        left as it is.
      </p>
    </Help>
  );
}

/** What the run's images and codes are worth, beside PCA's: measured when asked for. Not the measuring: the worker's. */
import type { Measures } from '#protocol/messages.ts';
import { useHourglass } from '#store/store.ts';
import { type Row, rowsOf } from '../../compare/measureRows.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { useStepName } from '../../drawing/useStepName.ts';
import { Button } from '../../ui/Button.tsx';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './MeasuresPanel.module.css';

export function MeasuresPanel() {
  const measures = useHourglass((state) => state.measures);
  const task = useHourglass((state) => state.tasks.find(({ task: id }) => id === 'measure'));
  const isOpen = useHourglass(({ network, state }) => network !== undefined && state.phase !== 'loading');
  const { many } = itemNames(useHourglass((state) => state.dataset));
  const when = useStepName(measures?.step);
  const { measure, cancel } = useHourglass.getState();
  return (
    <Panel title="Measures" subtitle={measures ? when : `on test ${many}`} actions={<MeasuresHelp />}>
      <div className={styles.contents}>
        {task ? (
          <Progress
            label={task.label}
            fraction={task.fraction}
            detail={task.detail}
            onCancel={() => cancel('measure')}
          />
        ) : (
          <Button variant={measures ? 'quiet' : 'primary'} disabled={!isOpen} onClick={measure}>
            {measures ? 'Measure again' : 'Measure'}
          </Button>
        )}
        {measures && <MeasuresTable measures={measures} />}
        {!measures && !task && (
          <p className={styles.none}>
            How good the reconstructions are, and what the codes know of classes and neighbours: autoencoder
            and PCA side by side.
          </p>
        )}
      </div>
    </Panel>
  );
}

function MeasuresTable({ measures }: { readonly measures: Measures }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className={styles.autoencoder}>
            Autoencoder
          </th>
          <th scope="col" className={styles.pca}>
            PCA
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(measures).map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.label} <span aria-hidden="true">{row.better === 'more' ? '↑' : '↓'}</span>{' '}
              <Help term={row.label}>
                <p>{row.help}</p>
                <p>{row.better === 'more' ? 'More is better.' : 'Less is better.'}</p>
              </Help>
            </th>
            <Value row={row} codec="autoencoder" />
            <Value row={row} codec="pca" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ValueProps {
  readonly row: Row;
  readonly codec: 'autoencoder' | 'pca';
}

function Value({ row, codec }: ValueProps) {
  const value = row[codec] ?? '—';
  return <td>{row.winner === codec ? <b>{value}</b> : value}</td>;
}

function MeasuresHelp() {
  return (
    <Help term="Measures">
      <p>
        Taken of the network as it is at that step, on items that it never trained on, and of PCA with as many
        components as the code has units. A run that trains waits meanwhile. The better of two stands in bold.
      </p>
      <p>
        Errors are means of up to 10,000 test items. Classes are learnt from 5,000 training codes and told of
        1,000 test codes; neighbourhoods are compared among these. What is measured of a run that stands still
        is kept with it, under Compare.
      </p>
    </Help>
  );
}

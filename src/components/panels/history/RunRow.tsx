/** One of the kept runs. Not the list. */
import type { KeptRun } from '#protocol/keptRun.ts';
import { goOnFrom, openSettings, removeRun } from '#store/runs/actions.ts';
import { keptRuns } from '#store/runs/kept.ts';
import { defaultName, nameOf } from '#store/runs/naming.ts';
import { datasetLabel } from '#store/runs/search.ts';
import { finalsOf } from '../../compare/measures.ts';
import { RunSwatch } from '../../compare/RunSwatch.tsx';
import { formatWhen, orDash } from '../../compare/words.ts';
import { formatCount } from '../../drawing/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './HistoryPanel.module.css';

interface RunRowProps {
  readonly run: KeptRun;
  /** Among the chosen runs; below 0 if it is none. */
  readonly place: number;
  readonly hasWeights: boolean;
}

export function RunRow({ run, place, hasWeights }: RunRowProps) {
  const { codeSize, steps, at, outcome } = run;
  const name = nameOf(run);
  const { squaredError, loss } = finalsOf(run);
  return (
    <tr data-chosen={place >= 0 || undefined}>
      <td>
        <Choice {...{ run, name, place }} />
      </td>
      <th scope="row" className={styles.text}>
        <Words {...{ run, name }} />
      </th>
      <td className={styles.wide}>{datasetLabel(run)}</td>
      <td>{codeSize}</td>
      <td className={styles.wide}>{formatCount(steps)}</td>
      <td>{orDash(squaredError)}</td>
      <td className={styles.wide}>{orDash(loss)}</td>
      <td className={styles.wide}>
        {formatWhen(at)}
        <span className={styles.outcome}>{outcome}</span>
      </td>
      <td>
        <RunMenu {...{ run, name, hasWeights }} />
      </td>
    </tr>
  );
}

interface NamedProps extends Pick<RunRowProps, 'run'> {
  readonly name: string;
}

function Choice({ run: { id }, name, place }: NamedProps & Pick<RunRowProps, 'place'>) {
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        aria-label={`Compare ${name}`}
        checked={place >= 0}
        onChange={({ target }) => keptRuns.choose(id, target.checked)}
      />
      <span className={styles.swatch}>{place >= 0 && <RunSwatch place={place} />}</span>
    </label>
  );
}

/** What the person writes about it. */
function Words({ run, name }: NamedProps) {
  const { id, note } = run;
  return (
    <>
      <TextField
        className={styles.name}
        label={`Name of ${name}`}
        value={name}
        placeholder={defaultName(run)}
        onChange={(text) => void keptRuns.write(id, { name: text })}
      />
      <TextField
        className={styles.note}
        label={`Note on ${name}`}
        value={note}
        placeholder="Add a note"
        onChange={(text) => void keptRuns.write(id, { note: text })}
      />
    </>
  );
}

function RunMenu({ run, name, hasWeights }: NamedProps & Pick<RunRowProps, 'hasWeights'>) {
  const items = [
    { id: 'goOn', label: 'Go on from there', detail: weightsNote(hasWeights), disabled: !hasWeights },
    { id: 'open', label: 'Open its settings', detail: 'with fresh weights' },
    { id: 'remove', label: 'Delete' },
  ];
  const act = (id: string) => {
    if (id === 'goOn') void goOnFrom(run);
    if (id === 'open') openSettings(run);
    if (id === 'remove') void removeRun(run);
  };
  return (
    <Menu
      label={`What to do with ${name}`}
      items={items}
      onChoose={act}
      trigger={
        <Button variant="quiet" icon aria-label={`More about ${name}`}>
          <Icon name="more" />
        </Button>
      }
    />
  );
}

const weightsNote = (hasWeights: boolean) =>
  hasWeights ? 'with the weights it had' : 'its weights are no longer kept';

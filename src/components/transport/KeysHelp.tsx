/** Listens for the page's keys and tells which there are. Not the obeying of keys in sliders, maps and on the stage. */
import { useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { modifierKey } from '../ui/modifierKey.ts';
import { Popover } from '../ui/Popover.tsx';
import { commands } from './commands.ts';
import styles from './KeysHelp.module.css';
import { useKeys } from './useKeys.ts';
import { useUndoKeys } from './useUndoKeys.ts';

const byKey = Object.fromEntries(commands.map(({ key, perform }) => [key, perform]));

interface KeyGroup {
  /** Where these work; undefined for the whole page. */
  readonly place?: string;
  readonly keys: readonly { readonly keyLabel: string; readonly label: string }[];
}

const groups: readonly KeyGroup[] = [
  { keys: [...commands, { keyLabel: '?', label: 'This list' }] },
  {
    place: 'Settings, outside text fields',
    keys: [
      { keyLabel: `${modifierKey()} Z`, label: 'Undo the last change' },
      { keyLabel: `${modifierKey()} Y`, label: 'Redo it; so does shift with Z' },
    ],
  },
  {
    place: 'In a slider',
    keys: [
      { keyLabel: '← →', label: 'One step' },
      { keyLabel: 'page ↑ ↓', label: 'Ten steps' },
      { keyLabel: 'home end', label: 'To its ends' },
    ],
  },
  {
    place: 'On a map',
    keys: [
      { keyLabel: '← → ↑ ↓', label: 'Move it; the middle tells what lies there' },
      { keyLabel: '+ −', label: 'Closer, farther' },
      { keyLabel: '0', label: 'All of it' },
      { keyLabel: 'enter', label: 'Take what lies in the middle' },
    ],
  },
  {
    place: 'In a picture',
    keys: [
      { keyLabel: '← → ↑ ↓', label: 'Read single values' },
      { keyLabel: 'enter', label: 'Take what is read, such as a code' },
    ],
  },
  {
    place: 'On a layer of the stage',
    keys: [
      { keyLabel: '↑ ↓', label: 'More or fewer units' },
      { keyLabel: 'delete', label: 'Remove the layer' },
    ],
  },
];

export function KeysHelp() {
  const [open, setOpen] = useState(false);
  const bindings = useMemo(() => ({ ...byKey, '?': () => setOpen(true) }), []);
  useKeys(bindings);
  useUndoKeys();
  return (
    <Popover
      title="Keys"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button icon className={styles.button} aria-label="Keys">
          <Icon name="question" />
        </Button>
      }
    >
      {groups.map((group) => (
        <Keys key={group.place ?? ''} {...group} />
      ))}
    </Popover>
  );
}

function Keys({ place, keys }: KeyGroup) {
  return (
    <>
      {place !== undefined && <h3 className={styles.place}>{place}</h3>}
      <dl className={styles.keys}>
        {keys.map(({ keyLabel, label }) => (
          <div key={keyLabel}>
            <dt>
              <kbd>{keyLabel}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

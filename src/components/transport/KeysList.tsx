/** Which keys there are, and where they work. Not the obeying of them. Loaded when somebody asks. */
import { Dialog } from '../ui/Dialog.tsx';
import { modifierKey } from '../ui/modifierKey.ts';
import { commands } from './commands.ts';
import styles from './KeysList.module.css';

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
      { keyLabel: 'L', label: 'Gather images near it: + − how far, enter takes them' },
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

export function KeysList({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      {groups.map((group) => (
        <Keys key={group.place ?? ''} {...group} />
      ))}
    </Dialog>
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

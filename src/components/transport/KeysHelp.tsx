/** Listens for the page's keys and tells which there are. Not the keys inside sliders and lists. */
import { useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import { commands } from './commands.ts';
import styles from './KeysHelp.module.css';
import { useKeys } from './useKeys.ts';

const byKey = Object.fromEntries(commands.map(({ key, perform }) => [key, perform]));

const otherKeys = [
  { keyLabel: '?', label: 'This list' },
  { keyLabel: '← →', label: 'In a slider: one step; with page keys ten, home and end to its ends' },
];

export function KeysHelp() {
  const [open, setOpen] = useState(false);
  const bindings = useMemo(() => ({ ...byKey, '?': () => setOpen(true) }), []);
  useKeys(bindings);
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
      <dl className={styles.keys}>
        {[...commands, ...otherKeys].map(({ keyLabel, label }) => (
          <div key={keyLabel}>
            <dt>
              <kbd>{keyLabel}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}

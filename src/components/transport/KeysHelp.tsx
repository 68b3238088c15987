/** Listens for the page's keys and opens their list. Not the obeying of keys in sliders, maps and on the stage. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import { commands } from './commands.ts';
import styles from './KeysHelp.module.css';
import { useKeys } from './useKeys.ts';
import { useUndoKeys } from './useUndoKeys.ts';

const byKey = Object.fromEntries(commands.map(({ key, perform }) => [key, perform]));

const KeysList = lazy(() => import('./KeysList.tsx').then((module) => ({ default: module.KeysList })));

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
      <Suspense>
        <KeysList />
      </Suspense>
    </Popover>
  );
}

/** Listens for the page's keys and opens their list. Not the obeying of keys in sliders, maps and on the stage. */
import { Suspense, useMemo, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { lazyPart } from '../ui/lazyPart.ts';
import { commands } from './commands.ts';
import styles from './KeysHelp.module.css';
import { useKeys } from './useKeys.ts';
import { useUndoKeys } from './useUndoKeys.ts';

const byKey = Object.fromEntries(commands.map(({ key, perform }) => [key, perform]));

const KeysList = lazyPart(() => import('./KeysList.tsx').then((module) => module.KeysList));

export function KeysHelp() {
  const [isOpen, setOpen] = useState(false);
  const bindings = useMemo(() => ({ ...byKey, '?': () => setOpen(true) }), []);
  useKeys(bindings);
  useUndoKeys();
  return (
    <>
      <Button
        icon
        className={styles.button}
        aria-label="Keys"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="question" />
      </Button>
      <Suspense>{isOpen && <KeysList onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

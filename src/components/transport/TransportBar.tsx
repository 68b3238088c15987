/** The page's head: what is trained, the controls of the run, how far and how fast. Not the settings. */
import { Suspense } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { lazyPart } from '../ui/lazyPart.ts';
import { Mark } from '../ui/Mark.tsx';
import { BackendChip } from './BackendChip.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { Speed } from './Readout.tsx';
import { RunControls } from './RunControls.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';
import styles from './TransportBar.module.css';

const RecipeSelect = lazyPart(() => import('./RecipeSelect.tsx').then((module) => module.RecipeSelect));

interface TransportBarProps {
  readonly isSettingsOpen: boolean;
  readonly onToggleSettings: () => void;
}

export function TransportBar({ isSettingsOpen, onToggleSettings }: TransportBarProps) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Mark />
        <span className={styles.name}>
          Hourglass <span className={styles.what}>autoencoder playground</span>
        </span>
      </h1>
      <div className={styles.recipe}>
        <Suspense>
          <RecipeSelect />
        </Suspense>
      </div>
      <RunControls className={styles.controls} />
      <div className={styles.speed}>
        <Speed />
      </div>
      <div className={styles.chip}>
        <BackendChip />
      </div>
      <div className={styles.tools}>
        <Button
          className={styles.settings}
          icon
          aria-label="Settings"
          aria-expanded={isSettingsOpen}
          onClick={onToggleSettings}
        >
          <Icon name="settings" />
        </Button>
        <ShareMenu />
        <ThemeToggle />
        <KeysHelp />
      </div>
    </header>
  );
}

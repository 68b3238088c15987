/** The page's head: what is trained, the controls of the run, how far and how fast. Not the settings. */
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { BackendChip } from './BackendChip.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { Position, Speed } from './Readout.tsx';
import { RecipeSelect } from './RecipeSelect.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';
import { TrainButton } from './TrainButton.tsx';
import styles from './TransportBar.module.css';

interface TransportBarProps {
  readonly isSettingsOpen: boolean;
  readonly onToggleSettings: () => void;
}

export function TransportBar({ isSettingsOpen, onToggleSettings }: TransportBarProps) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Mark />
        <span className={styles.name}>Hourglass</span>
      </h1>
      <RecipeSelect className={styles.recipe} />
      <Controls />
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

function Controls() {
  const { reset, step } = useHourglass.getState();
  const isOpen = useHourglass(({ network, state }) => network !== undefined && state.phase !== 'loading');
  return (
    <section className={styles.controls} aria-label="Run">
      <Tooltip label="Reset to the same initial weights (R)">
        <Button icon aria-label="Reset" onClick={reset}>
          <Icon name="reset" />
        </Button>
      </Tooltip>
      <TrainButton className={styles.train} />
      <Tooltip label="One step (S)">
        <Button icon aria-label="Step" disabled={!isOpen} onClick={step}>
          <Icon name="step" />
        </Button>
      </Tooltip>
      <div className={styles.position}>
        <Position />
      </div>
    </section>
  );
}

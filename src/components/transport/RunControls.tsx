/** What can be done to the run: reset, train or pause, one step; and how far it is. Not the keys that do the same. */
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/classNames.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { Position } from './Readout.tsx';
import styles from './RunControls.module.css';
import { TrainButton } from './TrainButton.tsx';

export function RunControls({ className }: { readonly className?: string | undefined }) {
  const { reset, step } = useHourglass.getState();
  const isOpen = useHourglass(({ network, state }) => network !== undefined && state.phase !== 'loading');
  return (
    <section className={classNames(styles.controls, className)} aria-label="Run">
      <Tooltip label="Reset to the same initial weights (R)">
        <Button icon aria-label="Reset" onClick={reset}>
          <Icon name="reset" />
        </Button>
      </Tooltip>
      <TrainButton className={styles.train} />
      <Tooltip label="One step (S)">
        {/* Not disabled: it opens the pretrained model anew, and would lose the focus. */}
        <Button icon aria-label="Step" aria-disabled={!isOpen} onClick={() => isOpen && step()}>
          <Icon name="step" />
        </Button>
      </Tooltip>
      <div className={styles.position}>
        <Position />
      </div>
    </section>
  );
}

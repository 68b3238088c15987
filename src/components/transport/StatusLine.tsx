/**
 * The line under the stage: what the run is doing, the work in progress, the keys, and what the recipe is meant to
 * show. Not the log of a run.
 */
import type { RunState } from '#protocol/state.ts';
import { useHourglass } from '#store/store.ts';
import { isTraining, phaseNow } from '#store/training.ts';
import type { HourglassState } from '#store/types.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { commands } from './commands.ts';
import { Speed } from './Readout.tsx';
import styles from './StatusLine.module.css';
import { useRecipe } from './useRecipe.ts';

const words = {
  idle: 'Nothing is loaded. Train loads the data.',
  loading: 'Loading the data.',
  compiling: 'Choosing the fastest way to compute here.',
  pretraining: 'Pretraining.',
  running: 'Training.',
  paused: 'Paused.',
  finished: 'All epochs are done.',
  failed: 'Stopped.',
} as const satisfies Record<RunState['phase'], string>;

const READY = 'Ready: press Train.';
const PRETRAINED = 'Ready: a pretrained model. Train begins with fresh weights.';

export function StatusLine() {
  const phase = useHourglass((state) => state.state.phase);
  const isNew = useHourglass((state) => state.pace === undefined);
  const ready = useHourglass(({ isPretrained }) => (isPretrained ? PRETRAINED : READY));
  const restartedBy = useHourglass((state) => state.restartedBy);
  const inPhase = useHourglass(phaseInWords);
  // A lesson says itself what to look at.
  const isLesson = useHourglass((state) => state.workspace === 'learn');
  const recipe = useRecipe();
  const tasks = useHourglass((state) => state.tasks);
  const { cancel, skipPhase } = useHourglass.getState();
  return (
    <div className={styles.line}>
      <p className={styles.phase} data-phase={phase} role="status">
        {phase === 'paused' && isNew ? ready : `${words[phase]}${inPhase}`}
        {restartedBy !== undefined && ' '}
        {restartedBy !== undefined && <span className={styles.reason}>Restarted: {restartedBy}</span>}
      </p>
      {inPhase !== '' && (
        <Button variant="quiet" onClick={skipPhase}>
          Skip the rest of this phase
        </Button>
      )}
      <div className={styles.speed}>
        <Speed />
      </div>
      {tasks.map(({ task, label, fraction, detail }) => (
        <div key={task} className={styles.task}>
          <Progress {...{ label, fraction, detail }} onCancel={() => cancel(task)} />
        </div>
      ))}
      {tasks.length === 0 && <Keys />}
      {recipe && !isLesson && (
        <p className={styles.lookAt}>
          <span className={styles.lead}>Look at:</span> {recipe.lookAt}
        </p>
      )}
    </div>
  );
}

/** Such as " Pretraining 2 of 4: RBM 1000 → 500 · epoch 1 of 3."; nothing in the main training. */
function phaseInWords(state: HourglassState): string {
  const now = phaseNow(state);
  const { network, pace } = state;
  if (!now || !network || (!isTraining(state.state) && state.state.phase !== 'paused')) return '';
  const { info, index } = now;
  const epoch = Math.min(info.epochs, Math.floor(pace?.epoch ?? 0) + 1);
  return ` Phase ${index + 1} of ${network.phases.length}: ${info.label} · epoch ${epoch} of ${info.epochs}.`;
}

function Keys() {
  return (
    <p className={styles.keys}>
      {commands.map(({ key, keyLabel, label }) => (
        <span key={key}>
          <kbd>{keyLabel}</kbd> {label.split(' to ')[0]?.toLowerCase()}
        </span>
      ))}
    </p>
  );
}

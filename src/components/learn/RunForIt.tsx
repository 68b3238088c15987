/** The next thing to do so that a prediction can be checked: set up, predict, train, wait. Not the prediction. */
import type { ExperimentSpec } from '#catalog/experiment.ts';
import { sameValue } from '#catalog/sameValue.ts';
import { useHourglass } from '#store/store.ts';
import { isTraining } from '#store/training.ts';
import type { HourglassState } from '#store/types.ts';
import { Button } from '../ui/Button.tsx';
import styles from './RunForIt.module.css';
import { NOT_SET_UP } from './words.ts';

interface RunForItProps {
  readonly experiment: ExperimentSpec;
  readonly hasPrediction: boolean;
}

type Situation = 'other' | 'ready' | 'training' | 'finished' | 'failed';

function situationOf({ spec, state, queued }: HourglassState, experiment: ExperimentSpec): Situation {
  if (!sameValue(spec, experiment)) return 'other';
  if (isTraining(state) || queued === 'train') return 'training';
  return state.phase === 'finished' || state.phase === 'failed' ? state.phase : 'ready';
}

const words: Readonly<Record<Situation, readonly [button: string, note: string]>> = {
  other: ['Set up the experiment', NOT_SET_UP],
  ready: ['Train and check', ''],
  training: ['Training…', 'The check comes when all epochs are done.'],
  finished: ['Measuring…', ''],
  failed: ['Train and check', 'The run has stopped: see above what to do.'],
};

export function RunForIt({ experiment, hasPrediction }: RunForItProps) {
  const situation = useHourglass((state) => situationOf(state, experiment));
  const { setUp, train } = useHourglass.getState();
  const isReady = situation === 'ready' && hasPrediction;
  const isInactive = situation !== 'other' && !isReady;
  const act = () => {
    if (situation === 'other') setUp(experiment);
    else if (isReady) train();
  };
  const [button, note] = words[situation];
  // One button all along, so that the focus stays where it is.
  return (
    <div className={styles.row}>
      <Button variant="primary" className={styles.button} aria-disabled={isInactive} onClick={act}>
        {button}
      </Button>
      <span className={styles.note}>
        {situation === 'ready' && !hasPrediction ? 'Choose what you expect first.' : note}
      </span>
    </div>
  );
}

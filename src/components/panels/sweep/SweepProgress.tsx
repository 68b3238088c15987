/** How far a sweep is, value by value, with a way to stop it. Not its result. */
import type { RunState } from '#protocol/state.ts';
import { cancelSweep } from '#store/runs/actions.ts';
import { type Sweep, sweepFraction } from '#store/runs/sweep.ts';
import { useHourglass } from '#store/store.ts';
import { formatFixed } from '../../drawing/format.ts';
import { formatSetting } from '../../ui/formatNumber.ts';
import { Progress } from '../../ui/Progress.tsx';
import styles from './SweepPanel.module.css';

const words = {
  waiting: 'waits',
  training: 'trains',
  done: 'done',
  failed: 'failed',
  cancelled: 'not trained',
} as const;

export function SweepProgress({ sweep }: { readonly sweep: Sweep }) {
  return (
    <div>
      {!sweep.isOver && <Going sweep={sweep} />}
      <ol className={styles.items} aria-label={`Runs of the sweep over ${sweep.label}`}>
        {sweep.items.map(({ value, state, problem }) => (
          <li key={value} data-state={state}>
            <b>
              {sweep.symbol} {formatSetting(value)}
            </b>{' '}
            <span>{words[state]}</span>
            {problem !== undefined && <p>{problem}</p>}
          </li>
        ))}
      </ol>
    </div>
  );
}

const isAtWork = ({ phase }: RunState): boolean => phase !== 'loading' && phase !== 'compiling';

function Going({ sweep }: { readonly sweep: Sweep }) {
  // While the next run is opened, the pace is still that of the one before.
  const epoch = useHourglass(({ pace, state }) => (isAtWork(state) ? (pace?.epoch ?? 0) : 0));
  const isPaused = useHourglass(({ state, pace }) => state.phase === 'paused' && pace !== undefined);
  const index = sweep.items.findIndex(({ state }) => state === 'training');
  const value = sweep.items[index]?.value;
  const detail = isPaused
    ? 'paused: press Train to go on'
    : `${sweep.symbol} ${value === undefined ? '' : formatSetting(value)}, epoch ${formatFixed(Math.min(epoch, sweep.epochs), 1)} of ${sweep.epochs}`;
  return (
    <Progress
      label={`Sweep, run ${index + 1} of ${sweep.items.length}`}
      fraction={sweepFraction(sweep, Math.min(1, epoch / sweep.epochs))}
      detail={detail}
      onCancel={cancelSweep}
    />
  );
}

/** Why a run failed, and what to do about it. Not for what went wrong beside the run: Notices.tsx. */

import { ratesIn } from '#catalog/place.ts';
import type { WireError } from '#protocol/errors.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Failure.module.css';

export function Failure() {
  const error = useHourglass(({ state }) => (state.phase === 'failed' ? state.error : undefined));
  if (!error) return null;
  return (
    <div className={styles.failure} role="alert">
      <div className={styles.words}>
        <h2 className={styles.title}>{titleOf(error)}</h2>
        <p>{error.message}</p>
      </div>
      <div className={styles.actions}>
        <Remedies error={error} />
      </div>
    </div>
  );
}

function titleOf({ code }: WireError): string {
  if (code === 'training/diverged') return 'The loss is no longer a number';
  if (code.startsWith('dataset/')) return 'There are no images to train on';
  return 'The run has stopped';
}

function Remedies({ error }: { readonly error: WireError }) {
  const { trainOnSlower, restartSlower, reset } = useHourglass.getState();
  const hasRate = useHourglass(({ spec }) => ratesIn(spec).length > 0);
  const hasDiverged = error.code === 'training/diverged';
  return (
    <>
      {hasDiverged && hasRate && (
        <>
          <Button variant="primary" onClick={trainOnSlower}>
            Lower the learning rate to a tenth and train on
          </Button>
          <Button onClick={restartSlower}>The same from the start</Button>
        </>
      )}
      <Button onClick={reset}>{hasDiverged ? 'Reset' : 'Try again'}</Button>
    </>
  );
}

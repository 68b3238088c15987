/** Where the training is computed, and on a click why. Not the choice itself: the worker measures and chooses. */
import { Suspense } from 'react';
import { useHourglass } from '#store/store.ts';
import { lazyPart } from '../ui/lazyPart.ts';
import { Popover } from '../ui/Popover.tsx';
import styles from './BackendChip.module.css';

const BackendDetails = lazyPart(() => import('./BackendDetails.tsx').then((module) => module.BackendDetails));

export function BackendChip() {
  const backend = useHourglass((state) => state.backend);
  const label = backend?.label ?? 'choosing…';
  return (
    <Popover
      title="Where it is computed"
      align="end"
      trigger={
        <button type="button" className={styles.chip} aria-label={`Backend: ${label}`}>
          <span className={styles.dot} data-ready={backend !== undefined} />
          <span className={styles.name}>{label}</span>
        </button>
      }
    >
      <Suspense>
        <BackendDetails />
      </Suspense>
    </Popover>
  );
}

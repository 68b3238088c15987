/** Says how low the loss can go at best, where that is not zero. Not a measurement of the run. */
import { losses } from '#catalog/losses/index.ts';
import { useHourglass } from '#store/store.ts';
import styles from './Note.module.css';

export function EntropyFloor() {
  const lossId = useHourglass((state) => state.spec.loss.id);
  const floor = useHourglass(({ dataset, spec }) =>
    dataset?.id === spec.dataset.id ? dataset.entropyFloor : undefined,
  );
  const loss = losses.find(({ id }) => id === lossId);
  if (!loss?.hasEntropyFloor || !floor) return null;
  return (
    <p className={styles.note}>
      Its floor on this test set is {floor.toFixed(1)} {loss.unit}.
    </p>
  );
}

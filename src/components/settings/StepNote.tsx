/** Says what a step is where it is not simply one update a batch. Not a setting. */
import { findOptimizer } from '#catalog/optimizers/find.ts';
import { useHourglass } from '#store/store.ts';
import styles from './Note.module.css';

export function StepNote() {
  const { id, params } = useHourglass((state) => state.spec.optimizer);
  const optimizer = findOptimizer(id);
  if (optimizer.kind !== 'search') return null;
  return <p className={styles.note}>{optimizer.stepText(params)}</p>;
}

/** Says which loss goes with the values of the chosen data. Not a refusal: a loss that cannot go with them says so itself. */
import { isWithinUnit } from '#catalog/datasets/dataset.ts';
import { kindOf } from '#catalog/datasets/fits.ts';
import { useHourglass } from '#store/store.ts';
import styles from './Note.module.css';

export function LossRule() {
  const isWithin = useHourglass(({ spec }) => isWithinUnit(kindOf(spec)));
  return (
    <p className={styles.note}>
      {isWithin
        ? 'Rule of thumb: cross-entropy where values lie in [0, 1], as here; squared error for any others.'
        : 'Rule of thumb: squared error for values of any range, as here; cross-entropy only where they lie in [0, 1].'}
    </p>
  );
}

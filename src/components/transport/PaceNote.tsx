/** How training uses the backend at the moment: recorded steps or not, and what the pictures cost. Not its speed: see Readout. */
import { useHourglass } from '#store/store.ts';
import styles from './BackendChip.module.css';

export function PaceNote() {
  const pace = useHourglass((state) => state.pace);
  if (!pace) return null;
  return (
    <p className={styles.note}>
      {pace.steps.reason} Pictures for the panels took {Math.round(100 * pace.snapshotShare)} % of the time
      lately.
    </p>
  );
}

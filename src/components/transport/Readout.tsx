/** How far and how fast: epoch and step, images a second and milliseconds a step. Not the loss. */
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../drawing/format.ts';
import { itemNames } from '../drawing/items/itemNames.ts';
import { formatNumber } from '../ui/formatNumber.ts';
import styles from './Readout.module.css';

export function Position() {
  const epochs = useHourglass((state) => state.spec.training.epochs);
  const epoch = useHourglass((state) => state.pace?.epoch ?? 0);
  const step = useHourglass((state) => state.pace?.step ?? 0);
  const isOld = useIsOld();
  return (
    <p className={styles.readout} data-old={isOld}>
      <span className={styles.large}>
        epoch {epoch.toFixed(1)} / {epochs}
      </span>
      <span className={styles.small}>step {formatCount(step)}</span>
    </p>
  );
}

export function Speed() {
  const { one, many } = itemNames(useHourglass((state) => state.dataset));
  const pace = useHourglass((state) => state.pace);
  const isOld = useIsOld();
  return (
    <p className={styles.readout} data-old={isOld}>
      <span className={styles.large}>
        {pace ? speed(pace.imagesPerSecond) : '–'} {one === 'image' ? 'img' : many}/s
      </span>
      <span className={styles.small}>{pace ? formatNumber(pace.stepMs) : '–'} ms a step</span>
    </p>
  );
}

/** While another run is being opened, the numbers are still those of the one before. */
function useIsOld(): boolean {
  return useHourglass(({ pace, state }) => {
    const isOpening = state.phase === 'loading' || state.phase === 'compiling';
    return pace !== undefined && isOpening;
  });
}

/** Three digits are enough for a number that flickers. */
function speed(imagesPerSecond: number): string {
  return formatCount(Number(imagesPerSecond.toPrecision(3)));
}

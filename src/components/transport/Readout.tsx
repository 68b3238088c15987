/** How far and how fast: epoch and step, images a second and milliseconds a step. Not the loss. */
import { useHourglass } from '#store/store.ts';
import { phaseNow } from '#store/training.ts';
import type { HourglassState } from '#store/types.ts';
import { formatCount } from '../drawing/format.ts';
import { formatNumber } from '../ui/formatNumber.ts';
import styles from './Readout.module.css';

export function Position() {
  const epochs = useHourglass((state) => phaseNow(state)?.info.epochs ?? state.spec.training.epochs);
  const phase = useHourglass(phaseInShort);
  const { epoch = 0, step = 0 } = useHourglass((state) => state.pace) ?? {};
  const isPretrained = useHourglass((state) => state.isPretrained);
  const isOld = useIsOld();
  return (
    <p className={styles.readout} data-old={isOld}>
      {/* Its steps were made elsewhere: none of them is known here. */}
      <span className={styles.large}>
        {isPretrained ? 'pretrained' : `epoch ${epoch.toFixed(1)} / ${epochs}`}
      </span>
      <span className={styles.small}>
        {isPretrained ? 'Train begins anew' : `${phase}step ${formatCount(step)}`}
      </span>
    </p>
  );
}

/** Short, for there is little room. */
const units = { image: 'img', point: 'points', table: 'rows' } as const;

export function Speed() {
  const kind = useHourglass(({ dataset }) => dataset?.items.kind ?? 'image');
  const pace = useHourglass((state) => state.pace);
  const isOld = useIsOld();
  return (
    // Its place is kept: nothing moves when there is a number.
    <p className={styles.readout} data-old={isOld} data-known={pace !== undefined && pace.stepMs > 0}>
      <span className={styles.large}>
        {pace ? speed(pace.imagesPerSecond) : '–'} {units[kind]}/s
      </span>
      <span className={styles.small}>{pace ? formatNumber(pace.stepMs) : '–'} ms a step</span>
    </p>
  );
}

/** Which phase before the main training, if the run is in one. */
function phaseInShort(state: HourglassState): string {
  const now = phaseNow(state);
  return now ? `phase ${now.index + 1}/${state.network?.phases.length}, ` : '';
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

/**
 * Saves a run's state now and then, and remembers the latest from which training is known to go on.
 * Not storage: the page keeps what it is sent.
 */
import type { Trainer } from '#engine/trainer.ts';
import type { Checkpoint } from '#protocol/state.ts';

/** The shortest time between two. */
const INTERVAL_MS = 2000;
/** Share of the time that saving may take at the most: the history of a search is many times as large as the weights. */
const SHARE = 0.03;

export interface Checkpoints {
  isDue(): boolean;
  latest(): Checkpoint | undefined;
  /** Saves the state and sends it to the page. @returns false, saving nothing, if it holds anything not finite */
  save(): Promise<boolean>;
  /** An update began where the latest was saved, or later, and its loss was finite. */
  confirm(): void;
  /** Goes back to the latest that was confirmed, or else to the first one. @returns it, if there is one */
  rollBack(): Checkpoint | undefined;
}

/** @param send gets every checkpoint */
export function createCheckpoints(
  trainer: Trainer,
  now: () => number,
  send: (checkpoint: Checkpoint) => void,
): Checkpoints {
  let latest: Checkpoint | undefined;
  let confirmed: Checkpoint | undefined;
  let dueAt = now() + INTERVAL_MS;
  return {
    isDue: () => latest === undefined || now() > dueAt,
    latest: () => latest,
    async save() {
      const start = now();
      const checkpoint = await trainer.save();
      dueAt = now() + Math.max(INTERVAL_MS, (now() - start) / SHARE);
      if (!checkpoint.tensors.every(({ data }) => data.every(Number.isFinite))) return false;
      latest = checkpoint;
      send(checkpoint);
      return true;
    },
    confirm() {
      confirmed = latest;
    },
    rollBack() {
      latest = confirmed ?? latest;
      if (!latest) return undefined;
      trainer.restore(latest);
      send(latest); // the page may hold one that is of no use
      return latest;
    },
  };
}

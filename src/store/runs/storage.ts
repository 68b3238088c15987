/**
 * Where runs are kept: what a storage can do, one for this visit only, and one that falls back to it.
 * Not the browser's database: database.ts. Not what is kept: keptRuns.ts.
 */
import type { KeptRun } from '#protocol/keptRun.ts';
import type { Checkpoint } from '#protocol/state.ts';

/** The weights of a run without the weights themselves. */
export interface WeightsEntry {
  readonly id: string;
  /** When they were kept, ms since 1970. */
  readonly at: number;
  readonly bytes: number;
}

export interface RunStorage {
  /** All runs, in any order, as they were written: perhaps by another version. */
  runs(): Promise<readonly unknown[]>;
  /** Takes the place of the one with the same id. */
  putRun(run: KeptRun): Promise<void>;
  deleteRun(id: string): Promise<void>;
  weights(): Promise<readonly WeightsEntry[]>;
  checkpoint(id: string): Promise<Checkpoint | undefined>;
  putWeights(entry: WeightsEntry, checkpoint: Checkpoint): Promise<void>;
  deleteWeights(id: string): Promise<void>;
}

/** Keeps everything until the page is closed. */
export function createMemoryStorage(): RunStorage {
  const runs = new Map<string, KeptRun>();
  const weights = new Map<string, { readonly entry: WeightsEntry; readonly checkpoint: Checkpoint }>();
  return {
    runs: async () => [...runs.values()],
    putRun: async (run) => void runs.set(run.id, run),
    deleteRun: async (id) => void runs.delete(id),
    weights: async () => [...weights.values()].map(({ entry }) => entry),
    checkpoint: async (id) => weights.get(id)?.checkpoint,
    putWeights: async (entry, checkpoint) => void weights.set(entry.id, { entry, checkpoint }),
    deleteWeights: async (id) => void weights.delete(id),
  };
}

/** Writes to `spare` from the first trouble with `primary` on, runs and weights each for themselves: what is small may still
 *  fit. Reads from both.
 *  @param onTrouble told once */
export function createResilientStorage(
  primary: RunStorage,
  spare: RunStorage,
  onTrouble: (thrown: unknown) => void,
): RunStorage {
  let isTold = false;
  const trouble = (thrown: unknown) => {
    if (!isTold) onTrouble(thrown);
    isTold = true;
  };
  const createWriting = () => createWriter(primary, spare, trouble);
  const [writeRuns, writeWeights] = [createWriting(), createWriting()];
  const read = async <T>(work: (storage: RunStorage) => Promise<T>, none: T): Promise<T> =>
    work(primary).catch((thrown) => {
      trouble(thrown);
      return none;
    });
  return {
    runs: async () => [...(await read((storage) => storage.runs(), [])), ...(await spare.runs())],
    weights: async () => [...(await read((storage) => storage.weights(), [])), ...(await spare.weights())],
    checkpoint: async (id) =>
      (await spare.checkpoint(id)) ?? (await read((storage) => storage.checkpoint(id), undefined)),
    putRun: (run) => writeRuns((storage) => storage.putRun(run)),
    putWeights: (entry, checkpoint) => writeWeights((storage) => storage.putWeights(entry, checkpoint)),
    async deleteRun(id) {
      await spare.deleteRun(id);
      await primary.deleteRun(id).catch(trouble);
    },
    async deleteWeights(id) {
      await spare.deleteWeights(id);
      await primary.deleteWeights(id).catch(trouble);
    },
  };
}

/** Writes to `primary` as long as that takes it. */
function createWriter(primary: RunStorage, spare: RunStorage, trouble: (thrown: unknown) => void) {
  let isSound = true;
  return async (work: (storage: RunStorage) => Promise<void>) => {
    if (isSound)
      await work(primary).catch((thrown) => {
        isSound = false;
        trouble(thrown);
      });
    if (!isSound) await work(spare);
  };
}

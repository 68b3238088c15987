/**
 * Keeps runs, finds them again, and does with them what a person asks: rename, note, choose, delete and undo that.
 * Not the decision when a run is kept: recording.ts.
 */
import type { KeptRun } from '#protocol/keptRun.ts';
import { parseKeptRun } from '#protocol/parseKeptRun.ts';
import type { Checkpoint } from '#protocol/state.ts';
import { useRuns } from './runs.ts';
import { isSameRun } from './sameRun.ts';
import type { RunStorage } from './storage.ts';
import { bytesOf, weightLimits, weightsToDrop, worthOf } from './weightLimits.ts';

/** What can be added to a kept run. */
type Addition = 'name' | 'note' | 'thumbnails' | 'measures';

/** What became of a run that was taken over: `known` if it is here already, `beside` if another state of it is. */
export interface Adopted {
  readonly outcome: 'new' | 'known' | 'beside';
  /** Whether its weights are here by now; there may be no room without dropping others. */
  readonly hasWeights: boolean;
}

export class KeptRuns {
  readonly #storage: RunStorage;
  readonly #now: () => number;
  /** Ids of runs that are stored but cannot be read. */
  readonly #unreadable = new Set<unknown>();
  #reading: Promise<void> | undefined;

  /** @param now ms since 1970 */
  constructor(storage: RunStorage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  /** Reads what earlier visits kept, once. */
  read(): Promise<void> {
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  /** Keeps a run in the place of what was kept of it before; what the person wrote about it stays, and its pictures and
   *  measures if it did not go further. */
  async keep(run: KeptRun): Promise<void> {
    const known = find(run.id);
    if (!known) return this.#put(run);
    const { name, note, thumbnails, measures } = known;
    const ofThisStep = known.steps === run.steps && {
      ...(thumbnails && { thumbnails }),
      ...(measures && { measures }),
    };
    return this.#put({ ...ofThisStep, ...run, name, note });
  }

  /** Keeps the weights of a run, and where there is no room for all no longer those that matter least. */
  async keepWeights(id: string, checkpoint: Checkpoint): Promise<void> {
    const bytes = bytesOf(checkpoint);
    if (bytes > weightLimits.bytes) return;
    await this.#storage.putWeights({ id, at: this.#now(), bytes }, checkpoint);
    const dropped = weightsToDrop(await this.#storage.weights(), weightLimits, (one) => worthOf(find(one)));
    await Promise.all(dropped.map((old) => this.#storage.deleteWeights(old)));
    set({ withWeights: new Set([...get().withWeights, id].filter((one) => !dropped.includes(one))) });
  }

  /** Takes over a run from elsewhere. Nothing that is here is changed or dropped for it. */
  async adopt(run: KeptRun, checkpoint: Checkpoint | undefined): Promise<Adopted> {
    await this.read();
    const twin = get().runs.find((one) => isSameRun(one, run));
    const id = twin?.id ?? this.#freeId(run.id);
    if (!twin) await this.#put({ ...run, id });
    const hasWeights = get().withWeights.has(id) || (await this.#keepSpareWeights(id, run.at, checkpoint));
    return { outcome: twin ? 'known' : id === run.id ? 'new' : 'beside', hasWeights };
  }

  checkpoint(id: string): Promise<Checkpoint | undefined> {
    return this.#storage.checkpoint(id);
  }

  async write(id: string, part: Partial<Pick<KeptRun, Addition>>): Promise<void> {
    const run = find(id);
    if (run) await this.#put({ ...run, ...part });
  }

  choose(id: string, isChosen: boolean): void {
    const others = get().chosen.filter((one) => one !== id);
    set({ chosen: isChosen ? [...others, id] : others });
  }

  /** @returns how to bring it back, weights and all */
  async remove(id: string): Promise<() => Promise<void>> {
    const run = find(id);
    const checkpoint = get().withWeights.has(id) ? await this.#storage.checkpoint(id) : undefined;
    // The storage first: whoever sees that the run is gone may reload the page at once.
    await Promise.all([this.#storage.deleteRun(id), this.#storage.deleteWeights(id)]);
    const { runs, chosen, withWeights } = get();
    set({
      runs: runs.filter((one) => one.id !== id),
      chosen: chosen.filter((one) => one !== id),
      withWeights: new Set([...withWeights].filter((one) => one !== id)),
    });
    return async () => {
      // It may have gone on meanwhile, and be kept anew.
      if (!run || find(id)) return;
      // The storage first, weights and all: whoever sees the run again may reload the page at once.
      if (checkpoint) await this.keepWeights(id, checkpoint);
      await this.#storage.putRun(run);
      show(run);
      if (chosen.includes(id)) this.choose(id, true);
    };
  }

  /** @param at when the run stood still: older ones go first @returns whether there was room */
  async #keepSpareWeights(id: string, at: number, checkpoint: Checkpoint | undefined): Promise<boolean> {
    if (!checkpoint) return false;
    const entry = { id, at, bytes: bytesOf(checkpoint) };
    if (weightsToDrop([...(await this.#storage.weights()), entry]).length > 0) return false;
    await this.#storage.putWeights(entry, checkpoint);
    set({ withWeights: new Set([...get().withWeights, id]) });
    return true;
  }

  #freeId(wanted: string): string {
    const isTaken = (id: string) => find(id) !== undefined || this.#unreadable.has(id);
    let id = wanted;
    for (let n = 2; isTaken(id); n++) id = `${wanted}-${n}`;
    return id;
  }

  async #put(run: KeptRun): Promise<void> {
    show(run);
    await this.#storage.putRun(run);
  }

  async #readAll(): Promise<void> {
    const [stored, entries] = await Promise.all([this.#storage.runs(), this.#storage.weights()]);
    const read: KeptRun[] = [];
    for (const one of stored) {
      const run = readOrNot(one);
      if (run) read.push(run);
      else this.#unreadable.add(idOf(one));
    }
    const known = new Set(get().runs.map(({ id }) => id));
    set({
      isRead: true,
      runs: sorted([...get().runs, ...read.filter(({ id }) => !known.has(id))]),
      withWeights: new Set([...get().withWeights, ...entries.map(({ id }) => id)]),
      unreadable: stored.length - read.length,
    });
  }
}

const set = useRuns.setState;
const get = useRuns.getState;

const find = (id: string): KeptRun | undefined => get().runs.find((run) => run.id === id);

/** In the place of what was shown of it before. */
function show(run: KeptRun): void {
  set({ runs: sorted([...get().runs.filter(({ id }) => id !== run.id), run]) });
}

const sorted = (runs: readonly KeptRun[]): readonly KeptRun[] => runs.toSorted((a, b) => b.at - a.at);

function readOrNot(stored: unknown): KeptRun | undefined {
  try {
    return parseKeptRun(stored);
  } catch {
    // Of a newer Hourglass, or damaged: it is left where it is, and counted.
    return undefined;
  }
}

const idOf = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null && 'id' in stored ? stored.id : undefined;

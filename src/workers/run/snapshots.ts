/**
 * Computes the frames that open panels ask for: one snapshot outstanding, the latest wins, within a share of the time.
 * Not the frames themselves: engine/probes computes them.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import type { CodeBook } from '#engine/probes/codeBook.ts';
import { probes } from '#engine/probes/index.ts';
import type { Judge, ProbeContext } from '#engine/probes/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Frames, Needs } from '#protocol/frames.ts';
import { type CodeBooks, createCodeBooks } from './codeBooks.ts';
import { createTurns, isHeavy, type Turns } from './turns.ts';

/** Snapshots take at most this share of the time while training. */
const SHARE = 0.05;
const SHORTEST_PAUSE_MS = 100;
/** Images enough for a first map. */
const SAMPLE = 3000;
/** Refreshing codes takes about this long before a snapshot while training. */
const REFRESH_MS = 20;

export interface Snapshots {
  watch(needs: Needs): void;
  acknowledge(snapshot: number): void;
  pcaArrived(codec: Codec): void;
  judgeArrived(judge: Judge): void;
  weightsChanged(): void;
  isDue(now: number, training: boolean): boolean;
  /** Whether one will be due without anything else happening, only not yet. */
  isPending(): boolean;
  /** Computes the frames and keeps the way blocked until they are acknowledged. */
  take(now: () => number, training: boolean): Promise<{ snapshot: number; frames: Partial<Frames> }>;
  /** Refreshes one more part of the codes. @returns whether there was anything to refresh */
  refresh(): Promise<boolean>;
  /** The codes of all images, as far as they are known. */
  autoencoderCodes(): CodeBook;
  /** Whether enough codes are known for a first map and for the sliders' ranges. */
  hasSample(): boolean;
}

/** What probes may look at now. */
function createContext(
  trainer: Trainer,
  data: Data,
  seed: number,
  books: CodeBooks,
): (judge: Judge | undefined) => ProbeContext {
  const { autoencoder, objective, auxiliaries, images, phases } = trainer;
  const noise = createNoise(seed, 'show', 0);
  return (judge) => ({
    ...{ data, images, autoencoder, objective, auxiliaries, phases, judge },
    ...books.current(),
    step: trainer.stepsDone(),
    corrupt: (x) => objective.corrupt(x, noise),
    pass: (mode) => createPass(mode, noise, objective.clock),
  });
}

/** How long to wait for the next one: whoever rests need not wait for the share of the time. */
const pauseAfter = (costMs: number, training: boolean): number =>
  training ? Math.max(SHORTEST_PAUSE_MS, (costMs * (1 - SHARE)) / SHARE) : SHORTEST_PAUSE_MS;

/** One snapshot outstanding, and pauses between them. */
function createRhythm() {
  let outstanding = 0;
  let taken = 0;
  let takenAt = -Infinity;
  /** How long the latest one took, if training went on meanwhile. */
  let costMs = 0;
  return {
    isFree: () => outstanding === 0,
    isTime: (now: number, training: boolean) => now >= takenAt + pauseAfter(costMs, training),
    acknowledge(snapshot: number) {
      if (snapshot === outstanding) outstanding = 0;
    },
    /** One was taken. @returns its number */
    record(start: number, end: number, training: boolean): number {
      takenAt = end;
      costMs = training ? end - start : 0;
      outstanding = ++taken;
      return taken;
    },
  };
}

/** What the panels need, and whether there may be anything new to show of it. */
function createDemand(books: CodeBooks, turns: Turns) {
  let needs: Needs = {};
  let changed = true;
  return {
    needs: () => needs,
    isOpen: () => changed && Object.keys(needs).length > 0,
    watch(next: Needs) {
      books.compare(needs, next);
      turns.compare(needs, next);
      needs = next;
      changed = true;
    },
    arise() {
      changed = true;
    },
    settle() {
      changed = false;
    },
    async refresh(): Promise<boolean> {
      const isRefreshed = await books.refresh(needs);
      changed ||= isRefreshed;
      return isRefreshed;
    },
  };
}

/** The frames of light probes, and of the heavy one whose turn it is. */
async function computeFrames(context: ProbeContext, turns: Turns, needs: Needs): Promise<Partial<Frames>> {
  const turn = turns.take(needs);
  const parts: Partial<Frames>[] = [];
  for (const probe of Object.values(probes)) {
    if (probe.id === turn || !isHeavy(probe.id)) parts.push(await probe.answer(context, needs));
  }
  return Object.assign({}, ...parts);
}

export function createSnapshots(trainer: Trainer, data: Data, seed: number): Snapshots {
  const books = createCodeBooks(trainer);
  const turns = createTurns();
  const demand = createDemand(books, turns);
  const rhythm = createRhythm();
  const context = createContext(trainer, data, seed, books);
  let judge: Judge | undefined;
  const isPending = () => demand.isOpen() && rhythm.isFree();
  return {
    ...{ isPending, watch: demand.watch, refresh: demand.refresh, acknowledge: rhythm.acknowledge },
    pcaArrived(codec) {
      books.addPca(codec);
      turns.markStale();
      demand.arise();
    },
    judgeArrived(next) {
      judge = next;
      turns.markStale();
      demand.arise();
    },
    weightsChanged() {
      books.markStale();
      turns.markStale();
      demand.arise();
    },
    isDue: (now, training) => isPending() && rhythm.isTime(now, training),
    async take(now, training) {
      const start = now();
      if (training) while (now() - start < REFRESH_MS && (await demand.refresh()));
      demand.settle();
      const frames = await computeFrames(context(judge), turns, demand.needs());
      if (turns.isWaiting(demand.needs())) demand.arise();
      return { snapshot: rhythm.record(start, now(), training), frames };
    },
    autoencoderCodes: () => books.current().autoencoderCodes,
    hasSample: () => books.visited() >= Math.min(SAMPLE, data.train.count),
  };
}

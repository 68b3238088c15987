/**
 * Computes the frames that open panels ask for: one snapshot outstanding, the latest wins, within a share of the time.
 * Not the frames themselves: engine/probes computes them.
 */
import type { Data } from '#catalog/datasets/data.ts';
import type { Codec } from '#engine/codecs/codec.ts';
import { createNoise } from '#engine/noise.ts';
import { createPass } from '#engine/pass.ts';
import { type CodeBook, createCodeBook } from '#engine/probes/codeBook.ts';
import { probes } from '#engine/probes/index.ts';
import type { ProbeContext } from '#engine/probes/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Frames, Needs } from '#protocol/frames.ts';
import { createTurns, isHeavy } from './turns.ts';

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
  /** The weights changed. */
  weightsChanged(): void;
  isDue(now: number, training: boolean): boolean;
  /** Whether one will be due without anything else happening, only not yet. */
  isPending(): boolean;
  /** Computes the frames and keeps the way blocked until they are acknowledged. */
  take(now: () => number, training: boolean): Promise<{ snapshot: number; frames: Partial<Frames> }>;
  /** Refreshes one more part of the codes. @returns whether there was anything to refresh */
  refresh(): Promise<boolean>;
  /** Whether enough codes are known for a first map and for the sliders' ranges. */
  hasSample(): boolean;
}

export function createSnapshots(trainer: Trainer, data: Data, seed: number): Snapshots {
  const autoencoderCodes = createCodeBook(trainer.autoencoder, trainer.images);
  let pca: { readonly codec: Codec; readonly codes: CodeBook } | undefined;
  let needs: Needs = {};
  let changed = true;
  let outstanding = 0;
  let taken = 0;
  let takenAt = -Infinity;
  /** How long the latest one took, if training went on meanwhile. */
  let costMs = 0;
  let refreshed = 0;
  const turns = createTurns();

  const isPending = () => changed && outstanding === 0 && Object.keys(needs).length > 0;

  const { autoencoder, objective, images, phases } = trainer;
  const noise = createNoise(seed, 'show', 0);
  const context = (): ProbeContext => ({
    ...{ data, images, autoencoder, objective, phases },
    step: trainer.stepsDone(),
    pca: pca?.codec,
    corrupt: (x) => objective.corrupt(x, noise),
    pass: (mode) => createPass(mode, noise, objective.clock),
    autoencoderCodes,
    pcaCodes: pca?.codes,
  });

  const refresh = async (): Promise<boolean> => {
    const wanted = [
      needs.map || needs.ranges ? autoencoderCodes : undefined,
      needs.pcaMap || needs.pcaRanges ? pca?.codes : undefined,
    ];
    const stale = wanted.filter((book) => book !== undefined && !book.isCurrent());
    // In turns: while training the autoencoder's codes are always stale.
    const next = stale[refreshed++ % stale.length];
    if (!next) return false;
    await next.refresh();
    changed = true;
    return true;
  };

  return {
    watch(next) {
      if (JSON.stringify(next.map) !== JSON.stringify(needs.map)) autoencoderCodes.forgetSent();
      if (JSON.stringify(next.pcaMap) !== JSON.stringify(needs.pcaMap)) pca?.codes.forgetSent();
      turns.compare(needs, next);
      needs = next;
      changed = true;
    },
    acknowledge(snapshot) {
      if (snapshot === outstanding) outstanding = 0;
    },
    pcaArrived(codec) {
      pca = { codec, codes: createCodeBook(codec, trainer.images) };
      changed = true;
    },
    weightsChanged() {
      autoencoderCodes.markStale();
      turns.markStale();
      changed = true;
    },
    isDue(now, training) {
      // Whoever rests need not wait for the share of the time.
      const pauseMs = training
        ? Math.max(SHORTEST_PAUSE_MS, (costMs * (1 - SHARE)) / SHARE)
        : SHORTEST_PAUSE_MS;
      return isPending() && now >= takenAt + pauseMs;
    },
    isPending,
    async take(now, training) {
      const start = now();
      changed = false;
      if (training) while (now() - start < REFRESH_MS && (await refresh()));
      changed = false;
      const current = context();
      const turn = turns.take(needs);
      const parts: Partial<Frames>[] = [];
      for (const probe of Object.values(probes)) {
        if (probe.id === turn || !isHeavy(probe.id)) parts.push(await probe.answer(current, needs));
      }
      if (turns.isWaiting(needs)) changed = true;
      takenAt = now();
      costMs = training ? takenAt - start : 0;
      outstanding = ++taken;
      return { snapshot: taken, frames: Object.assign({}, ...parts) };
    },
    refresh,
    hasSample: () => autoencoderCodes.visited().length >= Math.min(SAMPLE, data.train.count),
  };
}

/**
 * Which of the heavy probes is computed next: one a snapshot, and each only if something has changed for it.
 * Not the light ones: those are in every snapshot.
 */
import { probes } from '#engine/probes/index.ts';
import type { FrameId, Needs } from '#protocol/frames.ts';

export interface Turns {
  /** Everything that heavy probes show is out of date. */
  markStale(): void;
  /** The needs are others now: what is asked for anew, or differently, is out of date. */
  compare(before: Needs, after: Needs): void;
  /** The one that has waited longest among those that are needed; it is taken to be computed now. */
  take(needs: Needs): FrameId | undefined;
  isWaiting(needs: Needs): boolean;
}

export const isHeavy = (id: FrameId): boolean => probes[id].isHeavy === true;

const heavy = Object.values(probes)
  .map(({ id }): FrameId => id)
  .filter(isHeavy);

export function createTurns(): Turns {
  // In the order in which they became so.
  const stale = new Set<FrameId>(heavy);
  const next = (needs: Needs) => [...stale].find((id) => needs[id] !== undefined);
  return {
    markStale() {
      for (const id of heavy) stale.add(id);
    },
    compare(before, after) {
      for (const id of heavy) if (JSON.stringify(before[id]) !== JSON.stringify(after[id])) stale.add(id);
    },
    take(needs) {
      const id = next(needs);
      if (id !== undefined) stale.delete(id);
      return id;
    },
    isWaiting: (needs) => next(needs) !== undefined,
  };
}

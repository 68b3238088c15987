/**
 * Collects the terms of every step and hands them on at most ten times a second.
 * Not a curve: the page decimates and draws.
 */
import type { ScalarBatch } from '#protocol/messages.ts';

const INTERVAL_MS = 100;

export interface Scalars {
  /** @param terms [steps, terms] of consecutive updates, `firstStep` being the number of the first one */
  add(firstStep: number, terms: readonly (readonly number[])[]): void;
  /** The batch since the last one, if it is time or `force`d and there is anything. */
  take(now: number, force: boolean): ScalarBatch | undefined;
}

export function createScalars(): Scalars {
  let steps: number[] = [];
  let rows: (readonly number[])[] = [];
  let lastTaken = Number.NEGATIVE_INFINITY;
  return {
    add(firstStep, terms) {
      for (const [i, row] of terms.entries()) {
        steps.push(firstStep + i);
        rows.push(row);
      }
    },
    take(now, force) {
      if (rows.length === 0 || (!force && now - lastTaken < INTERVAL_MS)) return undefined;
      const batch = {
        steps: Float64Array.from(steps),
        totals: Float64Array.from(rows, (row) => row.reduce((sum, term) => sum + term, 0)),
        terms: Float64Array.from(rows.flat()),
      };
      steps = [];
      rows = [];
      lastTaken = now;
      return batch;
    },
  };
}

/**
 * Which share of the time lately went into something.
 * Not a clock: the caller measures.
 */

/** What happened so long ago counts 1/e. */
const MEMORY_MS = 10_000;

export interface Share {
  /** Notes a piece of time. @param isCounted whether it went into what is asked for */
  record(elapsedMs: number, isCounted: boolean): void;
  /** 0 … 1; 0 before anything was noted. */
  value(): number;
}

export function createShare(): Share {
  let counted = 0;
  let total = 0;
  return {
    record(elapsedMs, isCounted) {
      const kept = Math.exp(-elapsedMs / MEMORY_MS);
      counted = kept * counted + (isCounted ? elapsedMs : 0);
      total = kept * total + elapsedMs;
    },
    value: () => (total === 0 ? 0 : counted / total),
  };
}

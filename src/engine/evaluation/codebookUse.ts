/**
 * How much of a codebook is in use, from how often each entry is chosen.
 * Not the counting: formulas/codebook.ts keeps the shares.
 */

/** An entry is dead that is chosen less often than this share of what it would be if all were chosen alike. */
const DEAD = 0.01;

export interface CodebookUse {
  /** exp H of the entries over all places, 1 … entries: how many of them there would be if all were used alike. */
  readonly perplexity: number;
  /** Entries that are hardly ever chosen at any place. */
  readonly dead: number;
  /** Σ over places of H, in bits: what the code of an image takes at most if it is packed well. */
  readonly bits: number;
}

/** Entropy of shares that add up to 1, nats. */
const entropy = (shares: readonly number[]) =>
  shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);

/** @param use [places, entries], how often the vector at each place is which entry; every row adds up to 1 */
export function codebookUse(use: ArrayLike<number>, entries: number): CodebookUse {
  const places = use.length / entries;
  const rows = Array.from({ length: places }, (_, place) =>
    Array.from({ length: entries }, (_, k) => use[place * entries + k]!),
  );
  const overall = Array.from(
    { length: entries },
    (_, k) => rows.reduce((sum, row) => sum + row[k]!, 0) / places,
  );
  return {
    perplexity: Math.exp(entropy(overall)),
    dead: overall.filter((share) => share < DEAD / entries).length,
    bits: rows.reduce((sum, row) => sum + entropy(row), 0) / Math.LN2,
  };
}

/**
 * Which codes are nearest to a code of bits: Hamming distance, on plain arrays.
 * Not the codes: probes/codeBook.ts has those.
 */

export interface Nearest {
  /** Nearest first; of equally near ones those that came first. */
  readonly indices: Uint32Array;
  /** Bits in which they differ, ascending; as many. */
  readonly distances: Uint32Array;
  /** How many of all that were looked at lie no farther than the last of these. */
  readonly within: number;
}

/**
 * The codes that differ from b in the fewest bits: d(a, b) = Σⱼ [aⱼ ≠ bⱼ].
 * @param codes a [all, bits], 0 or 1  @param code b [bits]
 * @param among rows of `codes` to look at  @param count how many to find; fewer where there are not as many
 * @see Salakhutdinov & Hinton 2009, "Semantic hashing", section 1
 */
export function nearestByHamming(
  codes: Float32Array,
  code: Float32Array,
  among: Iterable<number>,
  count: number,
): Nearest {
  const shells = Array.from({ length: code.length + 1 }, (): number[] => []);
  for (const row of among) shells[differingBits(codes, row, code)]!.push(row);
  const indices: number[] = [];
  const distances: number[] = [];
  let within = 0;
  for (const [distance, shell] of shells.entries()) {
    const taken = shell.slice(0, count - indices.length);
    if (taken.length === 0) continue;
    indices.push(...taken);
    distances.push(...taken.map(() => distance));
    within += shell.length;
  }
  return { indices: Uint32Array.from(indices), distances: Uint32Array.from(distances), within };
}

function differingBits(codes: Float32Array, row: number, code: Float32Array): number {
  const start = row * code.length;
  let count = 0;
  // Added without a branch: which bits differ cannot be foreseen, which made it five times slower.
  for (let bit = 0; bit < code.length; bit++) count += Number(codes[start + bit] !== code[bit]);
  return count;
}

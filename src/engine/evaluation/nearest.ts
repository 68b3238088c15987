/** Which codes are nearest to a code, by Euclidean distance. For bits see hamming.ts. */

export interface Nearest {
  /** Nearest first; ties in the order in which they were looked at. */
  readonly indices: Uint32Array;
  /** ‖z − zᵢ‖ of each, ascending. */
  readonly distances: Float32Array;
}

/** @param codes [n, latentDim]  @param code [latentDim]  @param among rows of `codes` to look at  @param count how many at most */
export function nearestByDistance(
  codes: Float32Array,
  code: Float32Array,
  among: Uint32Array,
  count: number,
): Nearest {
  const best: { readonly index: number; readonly squared: number }[] = [];
  for (const index of among) {
    const limit = best.length < count ? Number.POSITIVE_INFINITY : best.at(-1)!.squared;
    const squared = squaredDistance(codes, index * code.length, code, limit);
    if (!(squared < limit)) continue;
    const place = best.findLastIndex((other) => other.squared <= squared) + 1;
    best.splice(place, 0, { index, squared });
    best.length = Math.min(best.length, count);
  }
  return {
    indices: Uint32Array.from(best, ({ index }) => index),
    distances: Float32Array.from(best, ({ squared }) => Math.sqrt(squared)),
  };
}

/** Σ (z − zᵢ)², or something above the limit as soon as that is certain. */
function squaredDistance(codes: Float32Array, from: number, code: Float32Array, limit: number): number {
  let sum = 0;
  for (let unit = 0; unit < code.length && sum <= limit; unit++) {
    sum += (codes[from + unit]! - code[unit]!) ** 2;
  }
  return sum;
}

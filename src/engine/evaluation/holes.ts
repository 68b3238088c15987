/** How much of the space that codes are drawn from lies off the data. On plain arrays. Not the drawing. */

/** Codes are near the data if they are no farther from the nearest code than this share of the codes are from theirs. */
const USUAL = 0.99;

/**
 * Share of drawn codes that are farther from every code than 99 of 100 codes are from their nearest neighbour.
 * @param codes [n, units], of real items  @param drawn [m, units]
 * @returns 0 … 1; NaN without draws or with fewer than two codes
 */
export function shareOffData(codes: Float32Array, drawn: Float32Array, units: number): number {
  const count = codes.length / units;
  if (count < 2) return Number.NaN;
  const gaps = Float64Array.from({ length: count }, (_, i) =>
    nearestSquare(codes, codes, i, units, i),
  ).sort();
  const usual = gaps[Math.round(USUAL * (count - 1))]!;
  const draws = drawn.length / units;
  let off = 0;
  for (let i = 0; i < draws; i++) if (nearestSquare(codes, drawn, i, units) > usual) off++;
  return off / draws;
}

/** Squared distance from a point to the nearest code. @param except a code that does not count */
function nearestSquare(
  codes: Float32Array,
  points: Float32Array,
  point: number,
  units: number,
  except = -1,
): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let start = 0; start < codes.length; start += units) {
    if (start === except * units) continue;
    let square = 0;
    for (let j = 0; j < units; j++) square += (codes[start + j]! - points[point * units + j]!) ** 2;
    if (square < nearest) nearest = square;
  }
  return nearest;
}

/** The turn, with or without a mirror, that lays points best upon others: orthogonal Procrustes in the plane. Pure. */

/** [a, b, c, d] of the matrix [[a, b], [c, d]]. */
export type Turn = readonly [number, number, number, number];

const noTurn: Turn = [1, 0, 0, 1];

/**
 * arg min over orthogonal R of Σ ‖R fromᵢ − toᵢ‖²: R = U Vᵀ for M = Σ toᵢ fromᵢᵀ = U S Vᵀ. In two dimensions that is the
 * better of the best rotation and the best reflection, each in closed form. The origin stays where it is.
 * @param from [n, 2]  @param to [n, 2]
 * @see Schönemann 1966, "A generalized solution of the orthogonal Procrustes problem"
 */
export function procrustes(from: ArrayLike<number>, to: ArrayLike<number>): Turn {
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i + 1 < from.length; i += 2) {
    xx += to[i]! * from[i]!;
    xy += to[i]! * from[i + 1]!;
    yx += to[i + 1]! * from[i]!;
    yy += to[i + 1]! * from[i + 1]!;
  }
  // What each of them gains: trace (Rᵀ M).
  const [rotated, mirrored] = [Math.hypot(xx + yy, yx - xy), Math.hypot(xx - yy, yx + xy)];
  if (!(Math.max(rotated, mirrored) > 0)) return noTurn;
  if (rotated >= mirrored) {
    const [cos, sin] = [(xx + yy) / rotated, (yx - xy) / rotated];
    return [cos, -sin, sin, cos];
  }
  const [cos, sin] = [(xx - yy) / mirrored, (yx + xy) / mirrored];
  return [cos, sin, sin, -cos];
}

/** R p of every point, [n, 2]. */
export function turned([a, b, c, d]: Turn, points: Float32Array): Float32Array {
  const result = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    result[i] = a * points[i]! + b * points[i + 1]!;
    result[i + 1] = c * points[i]! + d * points[i + 1]!;
  }
  return result;
}

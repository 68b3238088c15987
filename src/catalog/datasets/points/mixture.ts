/**
 * The score of many equal Gaussians: exact for a grid of them, and for a curve the limit of many along it.
 * Not a fit: the centres are given.
 */

/**
 * ∇ log Σᵢ N(x; cᵢ, v I) = (Σᵢ wᵢ cᵢ − x) / v with wᵢ ∝ exp(−‖x − cᵢ‖² / 2v): towards where a draw most likely came
 * from.
 * @param x [dim]  @param centres [m, dim], equally likely  @param variance v > 0
 * @returns [dim]
 * @see Efron 2011, "Tweedie's formula and selection bias", equation 1.4
 */
export function mixtureScore(x: readonly number[], centres: Float64Array, variance: number): number[] {
  const dim = x.length;
  const distances = new Float64Array(centres.length / dim);
  for (let i = 0; i < distances.length; i++) {
    for (let a = 0; a < dim; a++) distances[i] = distances[i]! + (x[a]! - centres[i * dim + a]!) ** 2;
  }
  // Relative to the nearest centre: far away all the weights would vanish.
  const nearest = distances.reduce((least, distance) => Math.min(least, distance));
  const mean = new Array<number>(dim).fill(0);
  let total = 0;
  for (let i = 0; i < distances.length; i++) {
    const weight = Math.exp((nearest - distances[i]!) / (2 * variance));
    total += weight;
    for (let a = 0; a < dim; a++) mean[a] = mean[a]! + weight * centres[i * dim + a]!;
  }
  return mean.map((sum, a) => (sum / total - x[a]!) / variance);
}

/** Draws from a normal distribution fitted to codes: what a prior would be for a code that has none. Not that fit's error. */
import { normal } from '../random.ts';

/**
 * Codes from N(m, Σ), m and Σ being mean and covariance (by n) of the codes Z: m + E (Z − m) / √n with independent standard
 * normal E [count, n], whose covariance is Σ without any decomposition of it.
 * @param codes [n, units]  @param draw which draw this is  @returns [count, units]
 */
export function drawFitted(codes: Float32Array, units: number, count: number, draw: number): Float32Array {
  const images = codes.length / units;
  const means = new Float64Array(units);
  for (let i = 0; i < codes.length; i++) means[i % units] = means[i % units]! + codes[i]! / images;
  const weights = normal(count * images, { seed: 1, stream: 'fittedGaussian', counter: draw });
  const drawn = new Float32Array(count * units);
  for (let row = 0; row < count; row++) {
    const sums = new Float64Array(units);
    for (let image = 0; image < images; image++) {
      const weight = weights[row * images + image]! / Math.sqrt(images);
      for (let unit = 0; unit < units; unit++)
        sums[unit] = sums[unit]! + weight * (codes[image * units + unit]! - means[unit]!);
    }
    drawn.set(
      sums.map((sum, unit) => means[unit]! + sum),
      row * units,
    );
  }
  return drawn;
}

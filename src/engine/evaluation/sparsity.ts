/**
 * How sparse a layer is: measured on its activations for a few images, on plain arrays.
 * Not a penalty: those stand in the catalog, and have a gradient.
 */

/** An activity of at most this size counts as silent: below what float32 and a penalty on |a| leave of a unit that is
 *  off. */
export const SILENT = 1e-3;

/**
 * Mean activity of each unit: ρ̂ⱼ = mean over images of aⱼ.
 * @param activations [images, units]
 * @returns [units]; NaN without images
 * @see Ng 2011, "Sparse autoencoder", section 3
 */
export function meanActivity(activations: Float32Array, units: number): Float32Array {
  const sums = new Float64Array(units);
  for (let i = 0; i < activations.length; i++) sums[i % units] = sums[i % units]! + activations[i]!;
  const images = activations.length / units;
  return Float32Array.from(sums, (sum) => sum / images);
}

/**
 * Share of the units that are active, the L0 "norm" over n: mean over images of (1/n) Σⱼ [|aⱼ| > 0.001].
 * @param activations [images, units]
 * @returns 0 … 1: the smaller, the sparser; NaN without images
 */
export function activeShare(activations: Float32Array): number {
  let active = 0;
  for (const value of activations) if (Math.abs(value) > SILENT) active++;
  return active / activations.length;
}

/**
 * Hoyer's sparsity: mean over images of (√n − ‖a‖₁ / ‖a‖₂) / (√n − 1).
 * 0 where all units are equally active, 1 where a single one is. Images that leave all n units at exactly 0 are left out.
 * @param activations [images, units]
 * @returns 0 … 1; NaN for a single unit or where every image is left out
 * @see Hoyer 2004, "Non-negative matrix factorization with sparseness constraints", section 3.1
 */
export function hoyerSparsity(activations: Float32Array, units: number): number {
  const root = Math.sqrt(units);
  let sum = 0;
  let images = 0;
  for (let start = 0; start < activations.length; start += units) {
    let absolute = 0;
    let squared = 0;
    for (let i = start; i < start + units; i++) {
      absolute += Math.abs(activations[i]!);
      squared += activations[i]! ** 2;
    }
    if (squared === 0) continue;
    sum += (root - absolute / Math.sqrt(squared)) / (root - 1);
    images++;
  }
  return sum / images;
}

/**
 * How many units speak for each image: Σⱼ [aⱼ ≠ 0]. Exactly so: what a top-k rule sets to zero is zero.
 * @param activations [images, units]
 * @returns [images]
 */
export function supportSizes(activations: Float32Array, units: number): Uint32Array {
  const sizes = new Uint32Array(activations.length / units);
  for (const [i, value] of activations.entries()) if (value !== 0) sizes[Math.floor(i / units)]!++;
  return sizes;
}

/**
 * How often each unit speaks: mean over images of [aⱼ ≠ 0]. A unit at 0 is dead: no image uses it.
 * @param activations [images, units]
 * @returns [units], 0 … 1; NaN without images
 */
export function shareOfUse(activations: Float32Array, units: number): Float32Array {
  const counts = new Float64Array(units);
  for (const [i, value] of activations.entries()) if (value !== 0) counts[i % units]!++;
  return Float32Array.from(counts, (count) => count / (activations.length / units));
}

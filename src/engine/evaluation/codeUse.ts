/**
 * Which units of a Gaussian code are used: measured on the posteriors of a few images, on plain arrays.
 * Not what each carries: catalog/formulas/gaussian.ts has its KL.
 */

/** A unit is active if its posterior mean varies more than this over the data. */
export const ACTIVE_VARIANCE = 0.01;

/**
 * How far each unit's posterior mean moves with the image: Var over images of μⱼ, by n.
 * A unit is called active above 0.01; one that the model does not use stays at its prior, near 0.
 * @param mu [images, units]
 * @returns [units]
 * @see Burda, Grosse & Salakhutdinov 2016, "Importance weighted autoencoders", section 5.1: A_u = Cov_x(E[u])
 */
export function varianceOfMeans(mu: Float32Array, units: number): Float32Array {
  const images = mu.length / units;
  const variances = new Float32Array(units);
  for (let unit = 0; unit < units; unit++) {
    let mean = 0;
    for (let i = unit; i < mu.length; i += units) mean += mu[i]! / images;
    let sum = 0;
    for (let i = unit; i < mu.length; i += units) sum += (mu[i]! - mean) ** 2;
    variances[unit] = sum / images;
  }
  return variances;
}

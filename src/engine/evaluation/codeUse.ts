/**
 * What each unit of a Gaussian code carries: measured on the posteriors of a few images, on plain arrays.
 * Not the KL term of the objective: catalog/formulas/gaussian.ts.
 */

/** A unit is active if its posterior mean varies more than this over the data. */
export const ACTIVE_VARIANCE = 0.01;

/**
 * KL(q(zⱼ|x) ‖ N(0, 1)) = ½ (μⱼ² + σⱼ² − log σⱼ² − 1) of each unit, mean over images. The units add up to the KL of the code.
 * @param mu [images, units]  @param logVar [images, units]
 * @returns [units], nats per image
 * @see Kingma & Welling 2014, Appendix B
 */
export function klOfUnits(mu: Float32Array, logVar: Float32Array, units: number): Float32Array {
  const sums = new Float64Array(units);
  for (let i = 0; i < mu.length; i++) {
    const kl = 0.5 * (mu[i]! ** 2 + Math.exp(logVar[i]!) - logVar[i]! - 1);
    sums[i % units] = sums[i % units]! + kl;
  }
  return Float32Array.from(sums, (sum) => sum / (mu.length / units));
}

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

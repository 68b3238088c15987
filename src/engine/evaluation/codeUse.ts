/**
 * What each unit of a Gaussian code carries: measured on the posteriors of a few images, on plain arrays.
 * Not the KL term of the objective: catalog/formulas/gaussian.ts.
 */

/** A unit is active if its posterior mean varies more than this over the data. */
export const ACTIVE_VARIANCE = 0.01;

/** Gaussians, one for each unit of each image. */
export interface Gaussians {
  /** [images, units] */
  readonly mu: Float32Array;
  /** [images, units], or [units] for all images */
  readonly logVar: Float32Array;
}

/**
 * KL(q(zⱼ|x) ‖ p(zⱼ)) = ½ ((σⱼ² + (μⱼ − mⱼ)²) / sⱼ² − 1 + log sⱼ² − log σⱼ²) of each unit, mean over images, with
 * p = N(m, s²); of N(0, 1) if none is given. The units add up to the KL of the code.
 * @returns [units], nats per image
 * @see Kingma & Welling 2014, Appendix B
 */
export function klOfUnits({ mu, logVar }: Gaussians, units: number, prior?: Gaussians): Float32Array {
  const sums = new Float64Array(units);
  for (let i = 0; i < mu.length; i++) {
    const mean = prior ? prior.mu[i]! : 0;
    const logVarOfPrior = prior ? prior.logVar[i % prior.logVar.length]! : 0;
    const squares = Math.exp(logVar[i]!) + (mu[i]! - mean) ** 2;
    const kl = 0.5 * (squares * Math.exp(-logVarOfPrior) - 1 + logVarOfPrior - logVar[i]!);
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

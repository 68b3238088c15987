/** The quantities that a lesson can check a prediction against. Not their measuring: the page reads them from the run. */

export type MeasureId =
  /** Σ (x − x̂)² of a test item, mean over the test data. */
  | 'squaredError'
  /** The same of PCA at the same code size. */
  | 'pcaSquaredError'
  /** The loss's first term on the test data, in its own unit. */
  | 'reconstruction'
  /** Largest principal angle between the spans of a linear decoder and of the principal components, degrees. */
  | 'largestAngle'
  /** Mean |⟨uᵢ, pcᵢ⟩| of a linear decoder's singular vectors and the principal components. */
  | 'alignment'
  /** Share of the code's units that are active for an image, 0 … 1. */
  | 'activeShare'
  /** Mean ‖∂z/∂x‖_F at test images. */
  | 'jacobian'
  /** KL of all units of a Gaussian code, nats. */
  | 'kl'
  /** Cosine of the displacement r(x) − x to the best denoiser's, over corrupted test points. */
  | 'cosine'
  /** Mean length of r(x) − x over the whole plane. */
  | 'displacement'
  /** Share of random codes that fall where no test item's code is near. */
  | 'holes';

/** Values by measure, as they are kept. */
export type Findings = Readonly<Record<string, number>>;

/** What was measured; NaN for what was not. */
export type Readings = (measure: MeasureId) => number;

export const readingsOf =
  (findings: Findings): Readings =>
  (measure) =>
    findings[measure] ?? Number.NaN;

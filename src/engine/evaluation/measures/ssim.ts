/**
 * Structural similarity: how alike two images look, by their local means, contrasts and patterns.
 * Not an error: 1 is a perfect copy.
 */

/** Of an image, pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

const SIDE = 11;
const SIGMA = 1.5;
/** (K₁ L)² and (K₂ L)² for values in [0, 1]. */
const C1 = 0.01 ** 2;
const C2 = 0.03 ** 2;

const weights = gaussian();

function gaussian(): readonly number[] {
  const middle = (SIDE - 1) / 2;
  const bell = Array.from({ length: SIDE }, (_, i) => Math.exp(-((i - middle) ** 2) / (2 * SIGMA ** 2)));
  const sum = bell.reduce((total, value) => total + value, 0);
  return bell.map((value) => value / sum);
}

/** Whether an image holds a whole window. */
export const hasWindow = ({ width, height }: Frame): boolean => width >= SIDE && height >= SIDE;

/**
 * SSIM = mean over windows of (2 μₓμᵧ + C₁)(2 σₓᵧ + C₂) / ((μₓ² + μᵧ² + C₁)(σₓ² + σᵧ² + C₂)), with windows of 11 × 11
 * pixels, weighted by a Gaussian of σ = 1.5, that lie wholly in the image.
 * @param x [count, height · width], in [0, 1]  @param y the same
 * @returns [count]
 * @see Wang, Bovik, Sheikh & Simoncelli 2004, “Image quality assessment”, equation 13
 */
export function ssim(x: Float32Array, y: Float32Array, frame: Frame): Float64Array {
  const size = frame.width * frame.height;
  return Float64Array.from({ length: x.length / size }, (_, i) =>
    ssimOf(x.subarray(i * size, (i + 1) * size), y.subarray(i * size, (i + 1) * size), frame),
  );
}

function ssimOf(x: Float32Array, y: Float32Array, frame: Frame): number {
  const [meanX, meanY] = [blurred((i) => x[i]!, frame), blurred((i) => y[i]!, frame)];
  const squareX = blurred((i) => x[i]! ** 2, frame);
  const squareY = blurred((i) => y[i]! ** 2, frame);
  const product = blurred((i) => x[i]! * y[i]!, frame);
  let sum = 0;
  for (let i = 0; i < meanX.length; i++) {
    const [a, b] = [meanX[i]!, meanY[i]!];
    const variances = squareX[i]! - a * a + squareY[i]! - b * b;
    const covariance = product[i]! - a * b;
    sum += ((2 * a * b + C1) * (2 * covariance + C2)) / ((a * a + b * b + C1) * (variances + C2));
  }
  return sum / meanX.length;
}

/** Weighted means of all windows that lie wholly inside, row by row. */
function blurred(value: (pixel: number) => number, { width, height }: Frame): Float64Array {
  const columns = width - SIDE + 1;
  const rows = height - SIDE + 1;
  const across = new Float64Array(height * columns);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum += weights[k]! * value(row * width + column + k);
      across[row * columns + column] = sum;
    }
  const both = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum += weights[k]! * across[(row + k) * columns + column]!;
      both[row * columns + column] = sum;
    }
  return both;
}

/**
 * Exact mean and covariance of 8-bit images from the Gram matrices of blocks of them.
 * Not a matrix product on a device: a backend multiplies the blocks, and this adds the results up without rounding.
 */

/**
 * The most images in a block whose Gram matrix is exact in float32: every element is a sum of at most 256 whole numbers
 * of at most 255², so it is a whole number below 2²⁴, whatever the order of the additions.
 */
export const MOST_BLOCK_ROWS = 256;

/** The largest value of a pixel. */
const WHITE = 255;

/** Distance of two numbers that share one float64; see packPairs. */
const PAIR = 2 ** 26;

export interface Moments {
  /** [n], pixels in [0, 1]. */
  readonly mean: Float64Array;
  /** [n, n], the second central moment, divided by the count; Σ of its eigenvalues is the total variance. */
  readonly covariance: Float64Array;
}

/** total += block. @param total [n, n]  @param block [n, n], the Gram matrix of at most 256 images */
export function accumulateGram(total: Float64Array, block: Float32Array): void {
  if (total.length !== block.length) {
    throw new RangeError(`The block has ${block.length} elements, the total ${total.length}.`);
  }
  for (let i = 0; i < total.length; i++) total[i] = total[i]! + block[i]!;
}

/** sums += Σ over images. @param sums [n], grey levels 0 … 255  @param images [count, n] */
export function accumulateSums(sums: Float64Array, images: Uint8Array): void {
  const n = sums.length;
  for (let start = 0; start < images.length; start += n) {
    for (let p = 0; p < n; p++) sums[p] = sums[p]! + images[start + p]!;
  }
}

/**
 * XᵀX of one block in plain JavaScript; the reference for the backends' products.
 * @param images [rows, n], 0 … 255, at most 256 rows
 * @returns [n, n], whole numbers
 * @throws RangeError where the block has too many rows to be exact
 */
export function gramOfBlock(images: Uint8Array, n: number): Float32Array {
  const rows = images.length / n;
  if (!Number.isInteger(rows) || rows > MOST_BLOCK_ROWS) {
    throw new RangeError(`A block has 1 to ${MOST_BLOCK_ROWS} whole images, not ${rows}.`);
  }
  const pairs = packPairs(images, rows, n);
  const width = Math.ceil(n / 2);
  const gram = new Float32Array(n * n);
  const products = new Float64Array(width);
  for (let a = 0; a < n; a++) {
    products.fill(0);
    const inked = rowsWithInk(images, a, n);
    for (let i = 0; i < inked.length; i += 4) {
      // The row after the last one is empty.
      const four = [inked[i]!, inked[i + 1] ?? rows, inked[i + 2] ?? rows, inked[i + 3] ?? rows] as const;
      const weights = four.map((row) => images[row * n + a] ?? 0);
      addProducts(products.subarray(0, (a >> 1) + 1), pairs, width, four, weights);
    }
    for (let b = 0; b <= a; b++) {
      const high = Math.floor(products[b >> 1]! / PAIR);
      const product = b % 2 === 1 ? high : products[b >> 1]! - high * PAIR;
      gram[a * n + b] = product;
      gram[b * n + a] = product;
    }
  }
  return gram;
}

/** Neighbours x₂c + 2²⁶·x₂c₊₁ in one float64, so that a multiplication does two; both sums stay below 2²⁴. */
function packPairs(images: Uint8Array, rows: number, n: number): Float64Array {
  const width = Math.ceil(n / 2);
  const pairs = new Float64Array((rows + 1) * width);
  for (let i = 0; i < images.length; i++) {
    const p = i % n;
    const at = ((i - p) / n) * width + (p >> 1);
    pairs[at] = pairs[at]! + images[i]! * (p % 2 === 1 ? PAIR : 1);
  }
  return pairs;
}

function rowsWithInk(images: Uint8Array, pixel: number, n: number): number[] {
  const rows = [];
  for (let i = pixel; i < images.length; i += n) if (images[i]! > 0) rows.push((i - pixel) / n);
  return rows;
}

/** products[c] += Σ over four rows r of weight · pairs[r, c]. */
function addProducts(
  products: Float64Array,
  pairs: Float64Array,
  width: number,
  [row0, row1, row2, row3]: readonly [number, number, number, number],
  [weight0, weight1, weight2, weight3]: readonly number[],
): void {
  const start0 = row0 * width;
  const start1 = row1 * width;
  const start2 = row2 * width;
  const start3 = row3 * width;
  for (let c = 0; c < products.length; c++) {
    products[c] =
      products[c]! +
      weight0! * pairs[start0 + c]! +
      weight1! * pairs[start1 + c]! +
      weight2! * pairs[start2 + c]! +
      weight3! * pairs[start3 + c]!;
  }
}

/**
 * mean = s / (255·N), covariance = (N·G − s sᵀ) / (255·N)². Products of whole numbers, exact up to 370,000 images,
 * so that nothing cancels before the one division.
 * @param gram [n, n], Σ x xᵀ of grey levels 0 … 255  @param sums [n], s = Σ x  @param count N, images
 */
export function covarianceFromGram(gram: Float64Array, sums: Float64Array, count: number): Moments {
  const n = sums.length;
  if (gram.length !== n * n) {
    throw new RangeError(`The Gram matrix of ${n} pixels has ${n * n} elements, not ${gram.length}.`);
  }
  if (count < 1) throw new RangeError('There is no covariance of no images.');
  const scale = 1 / (WHITE * count);
  const covariance = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      const i = a * n + b;
      covariance[i] = (count * gram[i]! - sums[a]! * sums[b]!) * scale * scale;
    }
  }
  return { mean: sums.map((sum) => sum * scale), covariance };
}

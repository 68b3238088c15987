/**
 * The codes as they fall on the plane of their first two principal components, for codes of more than two units.
 * Not PCA of the images: codecs/pca.ts. Not a probe.
 */
import { momentsOfVectors } from '../codecs/covariance.ts';
import { topEigenpairs } from '../codecs/eigen.ts';
import type { CodeBook } from './codeBook.ts';
import type { CodecId, MapFrame } from './mapFrame.ts';

/** A plane in the space of the codes: position = axes (z − mean). */
export interface Components {
  /** [latentDim] */
  readonly mean: Float32Array;
  /** [2, latentDim], orthonormal rows. */
  readonly axes: Float32Array;
}

/** Codes from which the components are taken. */
const SAMPLE = 2000;

/** Positions of all images encoded so far, because the plane moves with the codes; undefined if no code is new, or
 *  where there is no plane. */
export function cutComponents(book: CodeBook, codec: CodecId, step: number): MapFrame | undefined {
  if (book.latentDim < 2 || book.takeFresh().length === 0) return undefined;
  const components = componentsOf(book);
  if (!components) return undefined;
  const indices = book.visited().slice();
  return { step, codec, components, indices, positions: project(book, indices, components) };
}

/** Undefined where codes are not finite. */
function componentsOf({ codes, latentDim, sample: sampleOf }: CodeBook): Components | undefined {
  const sample = sampleOf(SAMPLE);
  const values = new Float32Array(sample.length * latentDim);
  for (const [row, index] of sample.entries()) {
    values.set(codes.subarray(index * latentDim, (index + 1) * latentDim), row * latentDim);
  }
  const { mean, covariance } = momentsOfVectors(values, latentDim);
  if (!covariance.every(Number.isFinite)) return undefined;
  const search = topEigenpairs(covariance, latentDim, 2);
  let found = search.next();
  while (!found.done) found = search.next();
  return { mean: Float32Array.from(mean), axes: Float32Array.from(found.value.vectors) };
}

/** axes (z − mean) of these images, [n, 2]. */
function project({ codes, latentDim }: CodeBook, indices: Uint32Array, { mean, axes }: Components) {
  const positions = new Float32Array(2 * indices.length);
  for (const [row, index] of indices.entries()) {
    let [across, up] = [0, 0];
    for (let unit = 0; unit < latentDim; unit++) {
      const value = codes[index * latentDim + unit]! - mean[unit]!;
      across += axes[unit]! * value;
      up += axes[latentDim + unit]! * value;
    }
    positions[2 * row] = across;
    positions[2 * row + 1] = up;
  }
  return positions;
}

/**
 * How often the codes of a few images are made of which entries of a codebook: counted, on plain arrays.
 * Not what that says of the codebook: codebookUse.ts.
 */

/**
 * Share of the images whose vector at a place p is entry k: mean over images of [k = argminᵢ ‖v_p − eᵢ‖], of equal ones
 * the first.
 * @param codes [images, places · dimension]  @param codebook [entries, dimension]
 * @returns [places, entries]; every row adds up to 1
 */
export function entryShares(
  codes: Float32Array,
  codebook: Float32Array,
  { places, dimension }: { readonly places: number; readonly dimension: number },
): Float64Array {
  const entries = codebook.length / dimension;
  const images = codes.length / (places * dimension);
  const shares = new Float64Array(places * entries);
  for (let vector = 0; vector < images * places; vector++) {
    const entry = nearest(codes.subarray(vector * dimension, (vector + 1) * dimension), codebook);
    const at = (vector % places) * entries + entry;
    shares[at] = shares[at]! + 1 / images;
  }
  return shares;
}

function nearest(vector: Float32Array, codebook: Float32Array): number {
  const { length } = vector;
  let [best, least] = [0, Infinity];
  for (let entry = 0; entry * length < codebook.length; entry++) {
    let distance = 0;
    for (let i = 0; i < length; i++) distance += (vector[i]! - codebook[entry * length + i]!) ** 2;
    if (distance < least) [best, least] = [entry, distance];
  }
  return best;
}

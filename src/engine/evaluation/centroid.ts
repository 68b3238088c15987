/** The mean of the codes of some images. Not the codes: a code book has them. */

export interface Centroid {
  /** [units] */
  readonly mean: Float32Array;
  /** Images that it is the mean of. */
  readonly images: number;
}

/** The mean code of the images that belong to a group; undefined if there is none among them.
 *  @param codes [images, units]  @param indices the images to look at  @param belongs whether one is of the group */
export function centroidOf(
  { codes, units }: { readonly codes: Float32Array; readonly units: number },
  indices: Iterable<number>,
  belongs: (index: number) => boolean,
): Centroid | undefined {
  const sums = new Float64Array(units);
  let images = 0;
  for (const index of indices) {
    if (!belongs(index)) continue;
    images++;
    for (let unit = 0; unit < units; unit++) sums[unit] = sums[unit]! + codes[index * units + unit]!;
  }
  return images === 0 ? undefined : { mean: Float32Array.from(sums, (sum) => sum / images), images };
}

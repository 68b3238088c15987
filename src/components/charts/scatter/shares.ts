/** How classes share in some images. Pure. */

interface ClassShare {
  readonly label: number;
  /** Of the images, 0 … 1. */
  readonly share: number;
}

/** The classes that occur, those with the most images first. @param labels of all images */
export function sharesOf(labels: Uint8Array, indices: Uint32Array): readonly ClassShare[] {
  const counts = new Map<number, number>();
  for (const index of indices) {
    const label = labels[index] ?? 0;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts]
    .map(([label, count]) => ({ label, share: count / indices.length }))
    .toSorted((a, b) => b.share - a.share || a.label - b.label);
}

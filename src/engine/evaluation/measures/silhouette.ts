/** How well classes stand apart in a code. Not a clustering: the classes are given. */
import type { Measuring } from './measuring.ts';
import { type Labelled, squaredDistances } from './neighbours.ts';

/**
 * Mean over points of (b − a) / max(a, b): a is the mean distance to the others of the own class, b to those of the nearest
 * other class. 1 stands far apart, 0 overlaps, below 0 lies with others; a class of one point counts 0.
 * @see Rousseeuw 1987, “Silhouettes”
 */
export function* silhouette(points: Labelled): Measuring<number> {
  const { labels } = points;
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  let sum = 0;
  for (const [i, own] of labels.entries()) {
    yield (i + 1) / labels.length;
    if (sizes.get(own) === 1) continue;
    const sums = new Map<number, number>();
    for (const [j, squared] of squaredDistances(points, i, points).entries())
      sums.set(labels[j]!, (sums.get(labels[j]!) ?? 0) + Math.sqrt(squared));
    const a = sums.get(own)! / (sizes.get(own)! - 1);
    const others = [...sums].filter(([label]) => label !== own);
    const b = Math.min(...others.map(([label, total]) => total / sizes.get(label)!));
    const larger = Math.max(a, b);
    sum += larger > 0 && Number.isFinite(b) ? (b - a) / larger : 0;
  }
  return sum / labels.length;
}

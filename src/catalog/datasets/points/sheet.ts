/**
 * A curve drawn out into a sheet: (x, h, z) with (x, z) on the curve and h uniform.
 * Not the curves.
 */
import { nodesOf, partNames, partOf } from './curve.ts';
import type { Manifold } from './manifold.ts';
import { mixtureScore } from './mixture.ts';

/** The sheet is looked at along its height, so that one sees the curve.
 *  @param at as curve() takes it  @param halfHeight h is uniform on −halfHeight … halfHeight */
export function sheet(at: (u: number) => readonly [number, number], halfHeight: number): Manifold {
  const nodes = nodesOf(at);
  return {
    dim: 3,
    classNames: partNames,
    shown: [0, 2],
    draw(random) {
      const u = random.uniform();
      const [x, z] = at(u);
      return { point: [x, halfHeight * (2 * random.uniform() - 1), z], label: partOf(u) };
    },
    // h does not depend on the place on the curve: the density is a product.
    score([x, h, z], variance) {
      const [alongX, alongZ] = mixtureScore([x!, z!], nodes(), variance);
      return [alongX!, intervalScore(h!, halfHeight, Math.sqrt(variance)), alongZ!];
    },
  };
}

/**
 * d/dh log [Φ((h + H)/s) − Φ((h − H)/s)], the score of the uniform density on −H … H blurred by N(0, s²).
 * @param halfHeight H  @param deviation s
 */
export function intervalScore(h: number, halfHeight: number, deviation: number): number {
  const steps = 400;
  // Simpson's rule on the blurred interval, relative to its largest term: Φ itself would vanish far outside.
  const nearest = Math.max(-halfHeight, Math.min(halfHeight, h));
  const least = (h - nearest) ** 2;
  const lowest = Math.max(-halfHeight, nearest - 12 * deviation);
  const highest = Math.min(halfHeight, nearest + 12 * deviation);
  let total = 0;
  let mean = 0;
  for (let i = 0; i <= steps; i++) {
    const at = lowest + ((highest - lowest) * i) / steps;
    const simpson = i === 0 || i === steps ? 1 : 2 + 2 * (i % 2);
    const weight = simpson * Math.exp((least - (h - at) ** 2) / (2 * deviation ** 2));
    total += weight;
    mean += weight * at;
  }
  return (mean / total - h) / deviation ** 2;
}

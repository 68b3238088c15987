/**
 * How far two sets of gradients are apart.
 * Not their computation: gradientCases.ts.
 */
import type { NamedGradient } from './gradientCases.ts';

/** max |a − b| / max |b| over all elements of all variables; infinite if anything is not finite or missing. */
export function compareGradients(
  found: readonly NamedGradient[],
  expected: readonly NamedGradient[],
): number {
  let difference = 0;
  let scale = 0;
  for (const { name, values } of expected) {
    const others = found.find((gradient) => gradient.name === name)?.values;
    if (others?.length !== values.length) return Number.POSITIVE_INFINITY;
    for (const [i, value] of values.entries()) {
      difference = Math.max(difference, Math.abs(others[i]! - value));
      scale = Math.max(scale, Math.abs(value));
    }
  }
  const relative = difference / scale;
  return Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative;
}

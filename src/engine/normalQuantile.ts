/** The inverse of the standard normal distribution function. Not random numbers: random.ts draws those. */

/** Of the polynomials' argument, from the constant on. */
const evaluate = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

const CENTRE = {
  above: [3.3871327179, 50.434271938, 159.29113202, 59.10937472],
  below: [1, 17.895169469, 78.757757664, 67.1875636],
} as const;
const SHOULDER = {
  above: [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103],
  below: [1, 0.7370016425, 0.12021132975],
} as const;
const TAIL = {
  above: [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
  below: [1, 0.24197894225, 0.012258202635],
} as const;

type Ratio = typeof CENTRE | typeof SHOULDER | typeof TAIL;

const ratioAt = ({ above, below }: Ratio, x: number): number => evaluate(above, x) / evaluate(below, x);

/**
 * Φ⁻¹(p), to about 7 digits: the value below which a standard normal number lies with probability p.
 * @param p in (0, 1); at the ends ∓∞
 * @see Wichura 1988, "Algorithm AS 241: The percentage points of the normal distribution", PPND7
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const fromMiddle = p - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * ratioAt(CENTRE, 0.180625 - fromMiddle ** 2);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const size = r <= 5 ? ratioAt(SHOULDER, r - 1.6) : ratioAt(TAIL, r - 5);
  return Math.sign(fromMiddle) * size;
}

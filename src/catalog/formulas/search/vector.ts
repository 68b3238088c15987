/**
 * Sums and products of long vectors on the host, in place.
 * Not tensors: what a line search decides depends on numbers that the host has to see.
 */

/** float32 where the weights are; float64 where more digits are wanted. */
export type Vector = Float32Array | Float64Array;

/** aᵀ b, added up in float64, in an order that does not change. */
export function dot(a: Vector, b: Vector): number {
  const n = a.length;
  const whole = n - (n % 4);
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let i = 0; i < whole; i += 4) {
    sum0 += a[i]! * b[i]!;
    sum1 += a[i + 1]! * b[i + 1]!;
    sum2 += a[i + 2]! * b[i + 2]!;
    sum3 += a[i + 3]! * b[i + 3]!;
  }
  for (let i = whole; i < n; i++) sum0 += a[i]! * b[i]!;
  return sum0 + sum1 + (sum2 + sum3);
}

/** out ← a + factor b; out may be either. */
export function addScaled(out: Vector, a: Vector, factor: number, b: Vector): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! + factor * b[i]!;
}

/** out ← factor a; out may be a. */
export function scale(out: Vector, factor: number, a: Vector): void {
  for (let i = 0; i < out.length; i++) out[i] = factor * a[i]!;
}

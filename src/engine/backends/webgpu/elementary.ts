/**
 * Logarithm and exponential in WGSL to float32 rounding, also where their values are small. WGSL's own log may be off by
 * 2⁻²¹ between ½ and 2, and it has neither log1p nor expm1.
 * Not for more than float32.
 */

/** naturalLog(x) for normal x > 0; logOnePlus(x) = log(1 + x) for −½ ≤ x ≤ 1.
 *  Both are log((1 + s) / (1 − s)) = 2 (s + s³/3 + … + s¹⁵/15) with |s| ≤ 1/3, within 2e−9. */
export const LOGARITHM = `
fn logOfRatio(s : f32) -> f32 {
  let y = s * s;
  let high = 1.0 / 9.0 + y * (1.0 / 11.0 + y * (1.0 / 13.0 + y / 15.0));
  return 2.0 * (s + s * y * (1.0 / 3.0 + y * (1.0 / 5.0 + y * (1.0 / 7.0 + y * high))));
}
fn logOnePlus(x : f32) -> f32 {
  return logOfRatio(x / (2.0 + x));
}
fn naturalLog(x : f32) -> f32 {
  // x = m 2ᵉ with √½ ≤ m < √2, whose bits begin at those of √½.
  let bits = bitcast<u32>(x);
  let e = bitcast<i32>(bits - 0x3f3504f3u) >> 23u;
  let m = bitcast<f32>(bits - (bitcast<u32>(e) << 23u));
  return f32(e) * 0.6931471805599453 + logOfRatio((m - 1.0) / (m + 1.0));
}`;

/** expMinusOne(x) = exp(x) − 1 for x ≤ 0: x + x²/2! + … + x¹²/12! above −1, within 2e−10. */
export const EXPONENTIAL = `
fn expMinusOne(x : f32) -> f32 {
  if (x < -1.0) { return exp(x) - 1.0; }
  var sum = 1.0;
  for (var n = 12.0; n > 1.0; n -= 1.0) { sum = 1.0 + sum * x / n; }
  return x * sum;
}`;

/**
 * Four float32 at a time: the functions that WebAssembly has no instruction for.
 * Not loops: kernels have those.
 */

/** x in all four lanes. */
// Decorators of plain functions are not TypeScript, so that what must be inlined is a static method.
export class Vector {
  @inline static of(x: f32): v128 {
    return f32x4.splat(x);
  }

  /** The words 0 and 1 for a comparison's result. */
  @inline static truth(mask: v128): v128 {
    return i32x4.shr_u(mask, 31);
  }

  /** a b + c, rounded once where the machine can. */
  @inline static multiplyAdd(a: v128, b: v128, c: v128): v128 {
    return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
  }

  /** Sum of the four lanes. */
  @inline static sum(x: v128): f32 {
    return (
      f32x4.extract_lane(x, 0) +
      f32x4.extract_lane(x, 1) +
      (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
    );
  }

  /** e^x within 2 units in the last place; 0 below −103 and ∞ above 88.7; NaN stays.
   *  @see Moshier, Cephes library, expf */
  @inline static exp(x: v128): v128 {
    // The pseudo-minimum is one instruction, where the minimum is seven, and keeps NaN where it stands first.
    const bounded = f32x4.pmax(f32x4.pmin(x, Vector.of(89)), Vector.of(-104));
    // 1.5 · 2²³ leaves no place for a fraction: what is added to it is rounded, and stands in its last bits.
    const shifted = Vector.multiplyAdd(bounded, Vector.of(<f32>Math.LOG2E), Vector.of(12_582_912));
    const n = f32x4.sub(shifted, Vector.of(12_582_912));
    const high = Vector.multiplyAdd(n, Vector.of(-0.693359375), bounded);
    const r = Vector.multiplyAdd(n, Vector.of(2.1219444e-4), high);
    let p = Vector.of(1.98756915e-4);
    p = Vector.multiplyAdd(p, r, Vector.of(1.3981999507e-3));
    p = Vector.multiplyAdd(p, r, Vector.of(8.3334519073e-3));
    p = Vector.multiplyAdd(p, r, Vector.of(4.1665795894e-2));
    p = Vector.multiplyAdd(p, r, Vector.of(1.6666665459e-1));
    p = Vector.multiplyAdd(p, r, Vector.of(5.0000001201e-1));
    p = f32x4.add(Vector.multiplyAdd(p, f32x4.mul(r, r), r), Vector.of(1));
    // In two factors, so that 2ⁿ does not leave the range before the product does.
    const exponent = i32x4.sub(shifted, i32x4.splat(0x4b400000));
    const half = i32x4.shr_s(exponent, 1);
    const rest = i32x4.sub(exponent, half);
    return f32x4.mul(f32x4.mul(p, Vector.powerOfTwo(half)), Vector.powerOfTwo(rest));
  }

  /** 2ⁿ for −126 ≤ n ≤ 127. */
  @inline static powerOfTwo(n: v128): v128 {
    return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
  }

  /** ln x within 2 units in the last place; −∞ at 0, NaN below, ∞ at ∞. */
  @inline static log(x: v128): v128 {
    // Numbers below the normal range are scaled into it.
    const tiny = f32x4.lt(x, Vector.of(1.17549435e-38));
    const scaled = v128.bitselect(f32x4.mul(x, Vector.of(8388608)), x, tiny);
    return Vector.logEdges(x, Vector.logOfNormal(scaled, v128.and(tiny, i32x4.splat(23))));
  }

  /** ln(x 2^−shift) for normal x > 0 and integers. @see Moshier, Cephes library, logf */
  @inline static logOfNormal(x: v128, shift: v128): v128 {
    let m = v128.or(v128.and(x, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
    const low = f32x4.lt(m, Vector.of(<f32>Math.SQRT1_2));
    // −1 where the comparison holds.
    const exponent = i32x4.add(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126)), low);
    const e = f32x4.convert_i32x4_s(i32x4.sub(exponent, shift));
    m = f32x4.sub(f32x4.add(m, v128.and(low, m)), Vector.of(1));
    const z = f32x4.mul(m, m);
    let p = Vector.of(7.0376836292e-2);
    p = Vector.multiplyAdd(p, m, Vector.of(-1.151461031e-1));
    p = Vector.multiplyAdd(p, m, Vector.of(1.167699874e-1));
    p = Vector.multiplyAdd(p, m, Vector.of(-1.2420140846e-1));
    p = Vector.multiplyAdd(p, m, Vector.of(1.4249322787e-1));
    p = Vector.multiplyAdd(p, m, Vector.of(-1.6668057665e-1));
    p = Vector.multiplyAdd(p, m, Vector.of(2.0000714765e-1));
    p = Vector.multiplyAdd(p, m, Vector.of(-2.4999993993e-1));
    p = Vector.multiplyAdd(p, m, Vector.of(3.3333331174e-1));
    let y = f32x4.mul(f32x4.mul(m, z), p);
    y = Vector.multiplyAdd(e, Vector.of(-2.1219444e-4), y);
    y = Vector.multiplyAdd(z, Vector.of(-0.5), y);
    y = f32x4.add(m, y);
    return Vector.multiplyAdd(e, Vector.of(0.693359375), y);
  }

  /** What ln x is where the polynomial is not: at 0, below 0, at ∞ and NaN. */
  @inline static logEdges(x: v128, y: v128): v128 {
    const infinite = f32x4.eq(x, Vector.of(Infinity));
    const ordinary = v128.bitselect(x, y, infinite);
    const zero = v128.bitselect(Vector.of(-Infinity), ordinary, f32x4.eq(x, Vector.of(0)));
    // Comparisons with NaN are false: whatever is not ≥ 0 has no logarithm.
    return v128.bitselect(zero, Vector.of(NaN), f32x4.ge(x, Vector.of(0)));
  }

  /** ln(1 + x), exact for small x too. @see Goldberg 1991, theorem 4 */
  @inline static log1p(x: v128): v128 {
    const u = f32x4.add(x, Vector.of(1));
    const d = f32x4.sub(u, Vector.of(1));
    const corrected = f32x4.mul(Vector.log(u), f32x4.div(x, d));
    const infinite = f32x4.eq(x, Vector.of(Infinity));
    return v128.bitselect(x, corrected, v128.or(f32x4.eq(d, Vector.of(0)), infinite));
  }

  /** ln(1 + x) = 2 artanh s, s = x / (2 + x), for 0 ≤ x ≤ 1, within 2 units in the last place: the series of artanh. */
  @inline static log1pOfFraction(x: v128): v128 {
    const s = f32x4.div(x, f32x4.add(x, Vector.of(2)));
    const z = f32x4.mul(s, s);
    let p = Vector.of(2 / 13.0);
    p = Vector.multiplyAdd(p, z, Vector.of(2 / 11.0));
    p = Vector.multiplyAdd(p, z, Vector.of(2 / 9.0));
    p = Vector.multiplyAdd(p, z, Vector.of(2 / 7.0));
    p = Vector.multiplyAdd(p, z, Vector.of(2 / 5.0));
    p = Vector.multiplyAdd(p, z, Vector.of(2 / 3.0));
    return Vector.multiplyAdd(f32x4.mul(s, z), p, f32x4.add(s, s));
  }

  /** 1 / (1 + e^−x), from e^−|x|, which does not overflow. */
  @inline static sigmoid(x: v128): v128 {
    const e = Vector.exp(f32x4.neg(f32x4.abs(x)));
    const inverse = f32x4.div(Vector.of(1), f32x4.add(Vector.of(1), e));
    return v128.bitselect(f32x4.mul(e, inverse), inverse, f32x4.lt(x, Vector.of(0)));
  }

  /** e^x − 1 for x ≤ 0, exact for small x too: the Taylor series near 0. */
  @inline static expm1(x: v128): v128 {
    let p = Vector.of(1 / 5040.0);
    p = Vector.multiplyAdd(p, x, Vector.of(1 / 720.0));
    p = Vector.multiplyAdd(p, x, Vector.of(1 / 120.0));
    p = Vector.multiplyAdd(p, x, Vector.of(1 / 24.0));
    p = Vector.multiplyAdd(p, x, Vector.of(1 / 6.0));
    p = Vector.multiplyAdd(p, x, Vector.of(0.5));
    const near = Vector.multiplyAdd(f32x4.mul(x, x), p, x);
    const far = f32x4.sub(Vector.exp(x), Vector.of(1));
    return v128.bitselect(near, far, f32x4.lt(f32x4.abs(x), Vector.of(0.35)));
  }

  /** tanh x = |expm1(−2|x|)| / (2 + expm1(−2|x|)), with the sign of x. */
  @inline static tanh(x: v128): v128 {
    const e = Vector.expm1(f32x4.mul(f32x4.abs(x), Vector.of(-2)));
    const size = f32x4.div(f32x4.abs(e), f32x4.add(Vector.of(2), e));
    return v128.or(v128.and(x, i32x4.splat(<i32>0x80000000)), size);
  }

  /** 2/√π ∫₀ˣ e^−t² dt: an odd polynomial near 0, beyond it 1 − p(t) e^−x² with t = 1/(1 + 0.3275911 |x|).
   *  @see Moshier, Cephes library, erff; Abramowitz & Stegun 1964, 7.1.26 */
  @inline static erf(x: v128): v128 {
    const size = f32x4.abs(x);
    const square = f32x4.mul(x, x);
    let near = Vector.of(7.853861353153693e-5);
    near = Vector.multiplyAdd(near, square, Vector.of(-8.010193625184903e-4));
    near = Vector.multiplyAdd(near, square, Vector.of(5.188327685732524e-3));
    near = Vector.multiplyAdd(near, square, Vector.of(-2.685381193529856e-2));
    near = Vector.multiplyAdd(near, square, Vector.of(1.128358514861418e-1));
    near = Vector.multiplyAdd(near, square, Vector.of(-3.7612625824233e-1));
    near = f32x4.mul(x, Vector.multiplyAdd(near, square, Vector.of(1.12837916572671)));
    const t = f32x4.div(Vector.of(1), Vector.multiplyAdd(size, Vector.of(0.3275911), Vector.of(1)));
    let p = Vector.of(1.061405429);
    p = Vector.multiplyAdd(p, t, Vector.of(-1.453152027));
    p = Vector.multiplyAdd(p, t, Vector.of(1.421413741));
    p = Vector.multiplyAdd(p, t, Vector.of(-0.284496736));
    p = Vector.multiplyAdd(p, t, Vector.of(0.254829592));
    const tail = f32x4.mul(f32x4.mul(p, t), Vector.exp(f32x4.neg(square)));
    const far = f32x4.sub(Vector.of(1), tail);
    const signed = v128.or(v128.and(x, i32x4.splat(<i32>0x80000000)), far);
    return v128.bitselect(near, signed, f32x4.lt(size, Vector.of(1)));
  }

  /** ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|). */
  @inline static softplus(x: v128): v128 {
    const tail = Vector.log1pOfFraction(Vector.exp(f32x4.neg(f32x4.abs(x))));
    return f32x4.add(f32x4.pmax(x, Vector.of(0)), tail);
  }
}

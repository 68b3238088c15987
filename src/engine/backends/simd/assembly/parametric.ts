/**
 * Functions of one tensor with parameters, alpha and beta; with the suffix Int on int32.
 * Not the loop: map.ts.
 */
import { mapWith, UnaryArguments } from './map';
import { Vector } from './vector';

/** alpha x for negative x. */
@unmanaged
class LeakyRelu {
  @inline apply(x: v128, alpha: v128, beta: v128): v128 {
    return v128.bitselect(f32x4.mul(x, alpha), x, f32x4.lt(x, Vector.of(0)));
  }
}
export function leakyRelu(args: UnaryArguments): void {
  mapWith<LeakyRelu>(args);
}

/** 1 for positive x, else alpha; NaN stays. */
@unmanaged
class Step {
  @inline apply(x: v128, alpha: v128, beta: v128): v128 {
    return v128.bitselect(v128.bitselect(Vector.of(1), alpha, f32x4.gt(x, Vector.of(0))), x, f32x4.eq(x, x));
  }
}
export function step(args: UnaryArguments): void {
  mapWith<Step>(args);
}

/** x within [alpha, beta]; NaN stays. */
@unmanaged
class ClipByValue {
  @inline apply(x: v128, alpha: v128, beta: v128): v128 {
    return f32x4.pmin(f32x4.pmax(x, alpha), beta);
  }
}
export function clipByValue(args: UnaryArguments): void {
  mapWith<ClipByValue>(args);
}

@unmanaged
class ClipByValueInt {
  @inline apply(x: v128, alpha: v128, beta: v128): v128 {
    return i32x4.min_s(i32x4.max_s(x, alpha), beta);
  }
}
export function clipByValueInt(args: UnaryArguments): void {
  mapWith<ClipByValueInt>(args);
}

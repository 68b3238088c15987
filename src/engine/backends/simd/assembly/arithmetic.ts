/**
 * Binary operations on float32 and, with the suffix Int, on int32.
 * Not the loop: broadcast.ts. Not comparisons: comparison.ts. Not those that compute one number at a time: scalar.ts.
 */
import { Elu } from './activation';
import { BinaryArguments, binary } from './broadcast';
import { Vector } from './vector';

@unmanaged
class Add {
  @inline apply(a: v128, b: v128): v128 {
    return f32x4.add(a, b);
  }
}
export function add(args: BinaryArguments): void {
  binary<Add>(args);
}

@unmanaged
class AddInt {
  @inline apply(a: v128, b: v128): v128 {
    return i32x4.add(a, b);
  }
}
export function addInt(args: BinaryArguments): void {
  binary<AddInt>(args);
}

@unmanaged
class Sub {
  @inline apply(a: v128, b: v128): v128 {
    return f32x4.sub(a, b);
  }
}
export function sub(args: BinaryArguments): void {
  binary<Sub>(args);
}

@unmanaged
class SubInt {
  @inline apply(a: v128, b: v128): v128 {
    return i32x4.sub(a, b);
  }
}
export function subInt(args: BinaryArguments): void {
  binary<SubInt>(args);
}

@unmanaged
class Multiply {
  @inline apply(a: v128, b: v128): v128 {
    return f32x4.mul(a, b);
  }
}
export function multiply(args: BinaryArguments): void {
  binary<Multiply>(args);
}

@unmanaged
class MultiplyInt {
  @inline apply(a: v128, b: v128): v128 {
    return i32x4.mul(a, b);
  }
}
export function multiplyInt(args: BinaryArguments): void {
  binary<MultiplyInt>(args);
}

@unmanaged
class RealDiv {
  @inline apply(a: v128, b: v128): v128 {
    return f32x4.div(a, b);
  }
}
export function realDiv(args: BinaryArguments): void {
  binary<RealDiv>(args);
}

@unmanaged
class Maximum {
  @inline apply(a: v128, b: v128): v128 {
    return f32x4.max(a, b);
  }
}
export function maximum(args: BinaryArguments): void {
  binary<Maximum>(args);
}

@unmanaged
class MaximumInt {
  @inline apply(a: v128, b: v128): v128 {
    return i32x4.max_s(a, b);
  }
}
export function maximumInt(args: BinaryArguments): void {
  binary<MaximumInt>(args);
}

@unmanaged
class Minimum {
  @inline apply(a: v128, b: v128): v128 {
    return f32x4.min(a, b);
  }
}
export function minimum(args: BinaryArguments): void {
  binary<Minimum>(args);
}

@unmanaged
class MinimumInt {
  @inline apply(a: v128, b: v128): v128 {
    return i32x4.min_s(a, b);
  }
}
export function minimumInt(args: BinaryArguments): void {
  binary<MinimumInt>(args);
}

@unmanaged
class SquaredDifference {
  @inline apply(a: v128, b: v128): v128 {
    const d = f32x4.sub(a, b);
    return f32x4.mul(d, d);
  }
}
export function squaredDifference(args: BinaryArguments): void {
  binary<SquaredDifference>(args);
}

@unmanaged
class SquaredDifferenceInt {
  @inline apply(a: v128, b: v128): v128 {
    const d = i32x4.sub(a, b);
    return i32x4.mul(d, d);
  }
}
export function squaredDifferenceInt(args: BinaryArguments): void {
  binary<SquaredDifferenceInt>(args);
}

/** a where it is not negative, else a b. */
@unmanaged
class Prelu {
  @inline apply(a: v128, b: v128): v128 {
    return v128.bitselect(f32x4.mul(a, b), a, f32x4.lt(a, Vector.of(0)));
  }
}
export function prelu(args: BinaryArguments): void {
  binary<Prelu>(args);
}

/** a = dy, b = elu(x): dy where b > 0, else dy (b + 1). */
@unmanaged
class EluGrad {
  @inline apply(a: v128, b: v128): v128 {
    return changetype<Elu>(0).gradient(a, b);
  }
}
export function eluGrad(args: BinaryArguments): void {
  binary<EluGrad>(args);
}

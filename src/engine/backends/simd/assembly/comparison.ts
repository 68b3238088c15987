/**
 * Comparisons of float32 and, with the suffix Int, of int32, and logic: they give the words 0 and 1.
 * Not the loop: broadcast.ts.
 */
import { BinaryArguments, binary } from './broadcast';
import { Vector } from './vector';

@unmanaged
class Equal {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(f32x4.eq(a, b));
  }
}
export function equal(args: BinaryArguments): void {
  binary<Equal>(args);
}

@unmanaged
class EqualInt {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(i32x4.eq(a, b));
  }
}
export function equalInt(args: BinaryArguments): void {
  binary<EqualInt>(args);
}

@unmanaged
class NotEqual {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(f32x4.ne(a, b));
  }
}
export function notEqual(args: BinaryArguments): void {
  binary<NotEqual>(args);
}

@unmanaged
class NotEqualInt {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(i32x4.ne(a, b));
  }
}
export function notEqualInt(args: BinaryArguments): void {
  binary<NotEqualInt>(args);
}

@unmanaged
class Greater {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(f32x4.gt(a, b));
  }
}
export function greater(args: BinaryArguments): void {
  binary<Greater>(args);
}

@unmanaged
class GreaterInt {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(i32x4.gt_s(a, b));
  }
}
export function greaterInt(args: BinaryArguments): void {
  binary<GreaterInt>(args);
}

@unmanaged
class GreaterEqual {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(f32x4.ge(a, b));
  }
}
export function greaterEqual(args: BinaryArguments): void {
  binary<GreaterEqual>(args);
}

@unmanaged
class GreaterEqualInt {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(i32x4.ge_s(a, b));
  }
}
export function greaterEqualInt(args: BinaryArguments): void {
  binary<GreaterEqualInt>(args);
}

@unmanaged
class Less {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(f32x4.lt(a, b));
  }
}
export function less(args: BinaryArguments): void {
  binary<Less>(args);
}

@unmanaged
class LessInt {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(i32x4.lt_s(a, b));
  }
}
export function lessInt(args: BinaryArguments): void {
  binary<LessInt>(args);
}

@unmanaged
class LessEqual {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(f32x4.le(a, b));
  }
}
export function lessEqual(args: BinaryArguments): void {
  binary<LessEqual>(args);
}

@unmanaged
class LessEqualInt {
  @inline apply(a: v128, b: v128): v128 {
    return Vector.truth(i32x4.le_s(a, b));
  }
}
export function lessEqualInt(args: BinaryArguments): void {
  binary<LessEqualInt>(args);
}

@unmanaged
class LogicalAnd {
  @inline apply(a: v128, b: v128): v128 {
    return v128.and(a, b);
  }
}
export function logicalAnd(args: BinaryArguments): void {
  binary<LogicalAnd>(args);
}

@unmanaged
class LogicalOr {
  @inline apply(a: v128, b: v128): v128 {
    return v128.or(a, b);
  }
}
export function logicalOr(args: BinaryArguments): void {
  binary<LogicalOr>(args);
}

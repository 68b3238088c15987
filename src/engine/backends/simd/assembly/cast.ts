/**
 * From one type of number to another, and questions about numbers, which give the words 0 and 1.
 * Not the loop: map.ts.
 */
import { map, UnaryArguments } from './map';
import { Vector } from './vector';

@unmanaged
class IntToFloat {
  @inline apply(x: v128): v128 {
    return f32x4.convert_i32x4_s(x);
  }
}
export function intToFloat(args: UnaryArguments): void {
  map<IntToFloat>(args);
}

/** Towards zero; the nearest int32 for what is outside, 0 for NaN. */
@unmanaged
class FloatToInt {
  @inline apply(x: v128): v128 {
    return i32x4.trunc_sat_f32x4_s(x);
  }
}
export function floatToInt(args: UnaryArguments): void {
  map<FloatToInt>(args);
}

@unmanaged
class FloatToBool {
  @inline apply(x: v128): v128 {
    return Vector.truth(f32x4.ne(x, Vector.of(0)));
  }
}
export function floatToBool(args: UnaryArguments): void {
  map<FloatToBool>(args);
}

@unmanaged
class IntToBool {
  @inline apply(x: v128): v128 {
    return Vector.truth(i32x4.ne(x, i32x4.splat(0)));
  }
}
export function intToBool(args: UnaryArguments): void {
  map<IntToBool>(args);
}

@unmanaged
class LogicalNot {
  @inline apply(x: v128): v128 {
    return Vector.truth(i32x4.eq(x, i32x4.splat(0)));
  }
}
export function logicalNot(args: UnaryArguments): void {
  map<LogicalNot>(args);
}

@unmanaged
class IsNan {
  @inline apply(x: v128): v128 {
    return Vector.truth(f32x4.ne(x, x));
  }
}
export function isNan(args: UnaryArguments): void {
  map<IsNan>(args);
}

@unmanaged
class IsInf {
  @inline apply(x: v128): v128 {
    return Vector.truth(f32x4.eq(f32x4.abs(x), Vector.of(Infinity)));
  }
}
export function isInf(args: UnaryArguments): void {
  map<IsInf>(args);
}

// The export's name is a global function's, so that it is given below.
@unmanaged
class IsFinite {
  @inline apply(x: v128): v128 {
    return Vector.truth(f32x4.lt(f32x4.abs(x), Vector.of(Infinity)));
  }
}
function finite(args: UnaryArguments): void {
  map<IsFinite>(args);
}

export { finite as isFinite };

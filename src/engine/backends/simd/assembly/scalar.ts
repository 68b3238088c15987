/**
 * Functions that are computed one number at a time, because their exact ways have too many cases for vectors.
 * Not the loops: map.ts and broadcast.ts.
 */
import { BinaryArguments, binary } from './broadcast';
import { map, UnaryArguments } from './map';

/** f.one of every lane. */
function lanes<F>(x: v128): v128 {
  const f = changetype<F>(0);
  let y = f32x4.splat(f.one(f32x4.extract_lane(x, 0)));
  y = f32x4.replace_lane(y, 1, f.one(f32x4.extract_lane(x, 1)));
  y = f32x4.replace_lane(y, 2, f.one(f32x4.extract_lane(x, 2)));
  return f32x4.replace_lane(y, 3, f.one(f32x4.extract_lane(x, 3)));
}

/** f.one of every lane of two vectors of numbers of type T, which gives one of type R. */
function pairs<F, T, R>(a: v128, b: v128): v128 {
  const f = changetype<F>(0);
  let y = v128.splat<R>(f.one(v128.extract_lane<T>(a, 0), v128.extract_lane<T>(b, 0)));
  y = v128.replace_lane<R>(y, 1, f.one(v128.extract_lane<T>(a, 1), v128.extract_lane<T>(b, 1)));
  y = v128.replace_lane<R>(y, 2, f.one(v128.extract_lane<T>(a, 2), v128.extract_lane<T>(b, 2)));
  return v128.replace_lane<R>(y, 3, f.one(v128.extract_lane<T>(a, 3), v128.extract_lane<T>(b, 3)));
}

@unmanaged
class Sin {
  @inline one(x: f32): f32 {
    return NativeMathf.sin(x);
  }
  @inline apply(x: v128): v128 {
    return lanes<Sin>(x);
  }
}
export function sin(args: UnaryArguments): void {
  map<Sin>(args);
}

@unmanaged
class Cos {
  @inline one(x: f32): f32 {
    return NativeMathf.cos(x);
  }
  @inline apply(x: v128): v128 {
    return lanes<Cos>(x);
  }
}
export function cos(args: UnaryArguments): void {
  map<Cos>(args);
}

/** a to the power b. */
@unmanaged
class Pow {
  @inline one(a: f32, b: f32): f32 {
    return NativeMathf.pow(a, b);
  }
  @inline apply(a: v128, b: v128): v128 {
    return pairs<Pow, f32, f32>(a, b);
  }
}
export function pow(args: BinaryArguments): void {
  binary<Pow>(args);
}

/** The angle of the point (b, a). */
@unmanaged
class Atan2 {
  @inline one(a: f32, b: f32): f32 {
    return NativeMathf.atan2(a, b);
  }
  @inline apply(a: v128, b: v128): v128 {
    return pairs<Atan2, f32, f32>(a, b);
  }
}
export function atan2(args: BinaryArguments): void {
  binary<Atan2>(args);
}

/** The rest of a / b with the sign of b. */
@unmanaged
class Mod {
  @inline one(a: f32, b: f32): f32 {
    const rest = a % b;
    return (a < 0 && b < 0) || (a >= 0 && b >= 0) ? rest : (rest + b) % b;
  }
  @inline apply(a: v128, b: v128): v128 {
    return pairs<Mod, f32, f32>(a, b);
  }
}
export function mod(args: BinaryArguments): void {
  binary<Mod>(args);
}

/** 0 where b is 0. */
@unmanaged
class ModInt {
  @inline one(a: i32, b: i32): i32 {
    if (b == 0) return 0;
    const rest = a % b;
    return (a < 0 && b < 0) || (a >= 0 && b >= 0) ? rest : (rest + b) % b;
  }
  @inline apply(a: v128, b: v128): v128 {
    return pairs<ModInt, i32, i32>(a, b);
  }
}
export function modInt(args: BinaryArguments): void {
  binary<ModInt>(args);
}

/** ⌊a / b⌋ as an int32, towards which what is outside saturates; 0 for NaN. */
@unmanaged
class FloorDiv {
  @inline one(a: f32, b: f32): i32 {
    return <i32>floor<f32>(a / b);
  }
  @inline apply(a: v128, b: v128): v128 {
    return pairs<FloorDiv, f32, i32>(a, b);
  }
}
export function floorDiv(args: BinaryArguments): void {
  binary<FloorDiv>(args);
}

/** 0 where b is 0. */
@unmanaged
class FloorDivInt {
  @inline one(a: i32, b: i32): i32 {
    return b == 0 ? 0 : <i32>floor<f64>(<f64>a / <f64>b);
  }
  @inline apply(a: v128, b: v128): v128 {
    return pairs<FloorDivInt, i32, i32>(a, b);
  }
}
export function floorDivInt(args: BinaryArguments): void {
  binary<FloorDivInt>(args);
}

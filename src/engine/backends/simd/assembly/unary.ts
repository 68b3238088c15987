/**
 * Functions of one tensor, on float32 and, with the suffix Int, on int32.
 * Not the loop: map.ts. Not those that compute one number at a time: scalar.ts.
 */
import { Elu, Relu, Sigmoid, Softplus, Tanh } from './activation';
import { map, UnaryArguments } from './map';
import { Vector } from './vector';

/** Klambauer et al. 2017, equation 14: the scale, and the scale times the slope. */
const SELU_SCALE: f32 = 1.0507009873554805;
const SELU_SLOPE: f32 = 1.7580993408473768;

@unmanaged
class Neg {
  @inline apply(x: v128): v128 {
    return f32x4.neg(x);
  }
}
export function neg(args: UnaryArguments): void {
  map<Neg>(args);
}

@unmanaged
class NegInt {
  @inline apply(x: v128): v128 {
    return i32x4.neg(x);
  }
}
export function negInt(args: UnaryArguments): void {
  map<NegInt>(args);
}

@unmanaged
class Abs {
  @inline apply(x: v128): v128 {
    return f32x4.abs(x);
  }
}
export function abs(args: UnaryArguments): void {
  map<Abs>(args);
}

@unmanaged
class AbsInt {
  @inline apply(x: v128): v128 {
    return i32x4.abs(x);
  }
}
export function absInt(args: UnaryArguments): void {
  map<AbsInt>(args);
}

@unmanaged
class Square {
  @inline apply(x: v128): v128 {
    return f32x4.mul(x, x);
  }
}
export function square(args: UnaryArguments): void {
  map<Square>(args);
}

@unmanaged
class SquareInt {
  @inline apply(x: v128): v128 {
    return i32x4.mul(x, x);
  }
}
export function squareInt(args: UnaryArguments): void {
  map<SquareInt>(args);
}

/** 0 for NaN, as tfjs has it. */
@unmanaged
class Sign {
  @inline apply(x: v128): v128 {
    const positive = Vector.truth(f32x4.gt(x, Vector.of(0)));
    const negative = Vector.truth(f32x4.lt(x, Vector.of(0)));
    return f32x4.convert_i32x4_s(i32x4.sub(positive, negative));
  }
}
export function sign(args: UnaryArguments): void {
  map<Sign>(args);
}

@unmanaged
class SignInt {
  @inline apply(x: v128): v128 {
    return i32x4.max_s(i32x4.min_s(x, i32x4.splat(1)), i32x4.splat(-1));
  }
}
export function signInt(args: UnaryArguments): void {
  map<SignInt>(args);
}

@unmanaged
class ReluInt {
  @inline apply(x: v128): v128 {
    return i32x4.max_s(x, i32x4.splat(0));
  }
}
export function reluInt(args: UnaryArguments): void {
  map<ReluInt>(args);
}

@unmanaged
class Relu6 {
  @inline apply(x: v128): v128 {
    return f32x4.min(f32x4.max(x, Vector.of(0)), Vector.of(6));
  }
}
export function relu6(args: UnaryArguments): void {
  map<Relu6>(args);
}

@unmanaged
class Exp {
  @inline apply(x: v128): v128 {
    return Vector.exp(x);
  }
}
export function exp(args: UnaryArguments): void {
  map<Exp>(args);
}

@unmanaged
class Expm1 {
  @inline apply(x: v128): v128 {
    return Vector.expm1(x);
  }
}
export function expm1(args: UnaryArguments): void {
  map<Expm1>(args);
}

@unmanaged
class Log {
  @inline apply(x: v128): v128 {
    return Vector.log(x);
  }
}
export function log(args: UnaryArguments): void {
  map<Log>(args);
}

@unmanaged
class Log1p {
  @inline apply(x: v128): v128 {
    return Vector.log1p(x);
  }
}
export function log1p(args: UnaryArguments): void {
  map<Log1p>(args);
}

@unmanaged
class Sqrt {
  @inline apply(x: v128): v128 {
    return f32x4.sqrt(x);
  }
}
export function sqrt(args: UnaryArguments): void {
  map<Sqrt>(args);
}

@unmanaged
class Rsqrt {
  @inline apply(x: v128): v128 {
    return f32x4.div(Vector.of(1), f32x4.sqrt(x));
  }
}
export function rsqrt(args: UnaryArguments): void {
  map<Rsqrt>(args);
}

@unmanaged
class Reciprocal {
  @inline apply(x: v128): v128 {
    return f32x4.div(Vector.of(1), x);
  }
}
export function reciprocal(args: UnaryArguments): void {
  map<Reciprocal>(args);
}

@unmanaged
class Floor {
  @inline apply(x: v128): v128 {
    return f32x4.floor(x);
  }
}
export function floor(args: UnaryArguments): void {
  map<Floor>(args);
}

@unmanaged
class Ceil {
  @inline apply(x: v128): v128 {
    return f32x4.ceil(x);
  }
}
export function ceil(args: UnaryArguments): void {
  map<Ceil>(args);
}

/** Half to even. */
@unmanaged
class Round {
  @inline apply(x: v128): v128 {
    return f32x4.nearest(x);
  }
}
export function round(args: UnaryArguments): void {
  map<Round>(args);
}

@unmanaged
class Erf {
  @inline apply(x: v128): v128 {
    return Vector.erf(x);
  }
}
export function erf(args: UnaryArguments): void {
  map<Erf>(args);
}

@unmanaged
class Selu {
  @inline apply(x: v128): v128 {
    const negative = f32x4.mul(Vector.expm1(f32x4.min(x, Vector.of(0))), Vector.of(SELU_SLOPE));
    const positive = f32x4.mul(x, Vector.of(SELU_SCALE));
    return v128.bitselect(positive, negative, f32x4.gt(x, Vector.of(0)));
  }
}
export function selu(args: UnaryArguments): void {
  map<Selu>(args);
}

export function relu(args: UnaryArguments): void {
  map<Relu>(args);
}

export function elu(args: UnaryArguments): void {
  map<Elu>(args);
}

export function tanh(args: UnaryArguments): void {
  map<Tanh>(args);
}

export function sigmoid(args: UnaryArguments): void {
  map<Sigmoid>(args);
}

export function softplus(args: UnaryArguments): void {
  map<Softplus>(args);
}

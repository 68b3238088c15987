/**
 * The activation functions of a dense layer, and their derivatives by what they gave.
 * Not the elementwise kernels of tfjs: see unary.ts.
 */
import { shareEnd, shareStart } from './threads';
import { Vector } from './vector';

/** Slope of the leaky rectifier for negative inputs. */
const LEAKY_SLOPE: f32 = 0.2;

/** Their numbers, in the order of kernels/product.ts. */
export const LINEAR: i32 = 0;
const RELU: i32 = 1;
const LEAKY_RELU: i32 = 2;
const ELU: i32 = 3;
const TANH: i32 = 4;
const SIGMOID: i32 = 5;
const SOFTPLUS: i32 = 6;

// Each has apply(x) = f(x) and gradient(d, y) = d f′(x) where y = f(x).

@unmanaged
class Linear {
  @inline apply(x: v128): v128 {
    return x;
  }
  @inline gradient(d: v128, y: v128): v128 {
    return d;
  }
}

@unmanaged
export class Relu {
  @inline apply(x: v128): v128 {
    return f32x4.max(x, Vector.of(0));
  }
  @inline gradient(d: v128, y: v128): v128 {
    return v128.and(d, f32x4.gt(y, Vector.of(0)));
  }
}

@unmanaged
class LeakyRelu {
  @inline apply(x: v128): v128 {
    return this.gradient(x, x);
  }
  @inline gradient(d: v128, y: v128): v128 {
    return v128.bitselect(d, f32x4.mul(d, Vector.of(LEAKY_SLOPE)), f32x4.gt(y, Vector.of(0)));
  }
}

@unmanaged
export class Elu {
  @inline apply(x: v128): v128 {
    const negative = Vector.expm1(f32x4.min(x, Vector.of(0)));
    return v128.bitselect(x, negative, f32x4.gt(x, Vector.of(0)));
  }
  @inline gradient(d: v128, y: v128): v128 {
    const negative = f32x4.mul(d, f32x4.add(y, Vector.of(1)));
    return v128.bitselect(d, negative, f32x4.gt(y, Vector.of(0)));
  }
}

@unmanaged
export class Tanh {
  @inline apply(x: v128): v128 {
    return Vector.tanh(x);
  }
  @inline gradient(d: v128, y: v128): v128 {
    return f32x4.mul(d, f32x4.sub(Vector.of(1), f32x4.mul(y, y)));
  }
}

@unmanaged
export class Sigmoid {
  @inline apply(x: v128): v128 {
    return Vector.sigmoid(x);
  }
  @inline gradient(d: v128, y: v128): v128 {
    return f32x4.mul(d, f32x4.mul(y, f32x4.sub(Vector.of(1), y)));
  }
}

@unmanaged
export class Softplus {
  @inline apply(x: v128): v128 {
    return Vector.softplus(x);
  }
  @inline gradient(d: v128, y: v128): v128 {
    return f32x4.mul(d, f32x4.neg(Vector.expm1(f32x4.neg(y))));
  }
}

/** line[i] = f(line[i] + bias[i]) for n numbers. @param bias 0 for none */
export function activateLine(id: i32, line: usize, bias: usize, n: i32): void {
  if (id == RELU) finish<Relu>(line, bias, n);
  else if (id == LEAKY_RELU) finish<LeakyRelu>(line, bias, n);
  else if (id == ELU) finish<Elu>(line, bias, n);
  else if (id == TANH) finish<Tanh>(line, bias, n);
  else if (id == SIGMOID) finish<Sigmoid>(line, bias, n);
  else if (id == SOFTPLUS) finish<Softplus>(line, bias, n);
  else finish<Linear>(line, bias, n);
}

function finish<F>(line: usize, bias: usize, n: i32): void {
  const f = changetype<F>(0);
  const whole = (<usize>(n & ~3)) << 2;
  const bytes = (<usize>n) << 2;
  let i: usize = 0;
  for (; i < whole; i += 16) {
    const x = v128.load(line + i);
    v128.store(line + i, f.apply(bias == 0 ? x : f32x4.add(x, v128.load(bias + i))));
  }
  for (; i < bytes; i += 4) {
    let x = v128.load_splat<f32>(line + i);
    if (bias != 0) x = f32x4.add(x, v128.load_splat<f32>(bias + i));
    store<f32>(line + i, f32x4.extract_lane(f.apply(x), 0));
  }
}

/** out = d f′(x) from y = f(x), n numbers each. */
@unmanaged
export class ActivationGradientArguments {
  activation: i32;
  d: usize;
  y: usize;
  out: usize;
  n: i32;
}

/** The kernel. */
export function activationGradient(args: ActivationGradientArguments): void {
  const id = args.activation;
  if (id == RELU) gradientOf<Relu>(args);
  else if (id == LEAKY_RELU) gradientOf<LeakyRelu>(args);
  else if (id == ELU) gradientOf<Elu>(args);
  else if (id == TANH) gradientOf<Tanh>(args);
  else if (id == SIGMOID) gradientOf<Sigmoid>(args);
  else if (id == SOFTPLUS) gradientOf<Softplus>(args);
  else gradientOf<Linear>(args);
}

/** Whole vectors only: every block of memory ends on one. */
function gradientOf<F>(args: ActivationGradientArguments): void {
  const f = changetype<F>(0);
  const d = args.d;
  const y = args.y;
  const out = args.out;
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    v128.store(out + i, f.gradient(v128.load(d + i), v128.load(y + i)));
  }
}

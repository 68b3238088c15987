/**
 * Optimizers that write a variable and their slots in place, in one pass over memory.
 * Not their definition: catalog/optimizers/ has that.
 */
import { scratch, shareEnd, shareStart } from './threads';
import { Vector } from './vector';

/** w ← w − η g. */
@unmanaged
export class SgdArguments {
  value: usize;
  gradient: usize;
  learningRate: usize;
  n: i32;
}

/** The kernel. */
export function sgdInPlace(args: SgdArguments): void {
  const value = args.value;
  const gradient = args.gradient;
  const rate = v128.load_splat<f32>(args.learningRate);
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    const change = f32x4.mul(rate, v128.load(gradient + i));
    v128.store(value + i, f32x4.sub(v128.load(value + i), change));
  }
}

/** v ← m v + g; w ← w − η v. */
@unmanaged
export class MomentumArguments {
  value: usize;
  gradient: usize;
  velocity: usize;
  learningRate: usize;
  momentum: usize;
  n: i32;
}

/** The kernel. */
export function momentumInPlace(args: MomentumArguments): void {
  const value = args.value;
  const gradient = args.gradient;
  const slot = args.velocity;
  const rate = v128.load_splat<f32>(args.learningRate);
  const momentum = v128.load_splat<f32>(args.momentum);
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    const velocity = Vector.multiplyAdd(momentum, v128.load(slot + i), v128.load(gradient + i));
    v128.store(slot + i, velocity);
    v128.store(value + i, f32x4.sub(v128.load(value + i), f32x4.mul(rate, velocity)));
  }
}

/** m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − (η c₂ / c₁) m / (√v + c₂ ε)
 *  with c₁ = 1 − β₁ᵗ and c₂ = √(1 − β₂ᵗ). */
@unmanaged
export class AdamArguments {
  value: usize;
  gradient: usize;
  mean: usize;
  square: usize;
  /** float32: t. */
  step: usize;
  learningRate: usize;
  beta1: f32;
  beta2: f32;
  /** 1 − β₁ and 1 − β₂, of which float32 holds more than of β. */
  gain1: f32;
  gain2: f32;
  epsilon: f32;
  n: i32;
}

/** The kernel. */
export function adamInPlace(args: AdamArguments): void {
  const value = args.value;
  const gradient = args.gradient;
  const means = args.mean;
  const squares = args.square;
  const step = <i32>load<f32>(args.step);
  const correction1 = 1 - power(1 - <f64>args.gain1, step);
  const correction2 = sqrt<f64>(1 - power(1 - <f64>args.gain2, step));
  const scalars = scratch();
  store<f32>(scalars, <f32>((<f64>load<f32>(args.learningRate) * correction2) / correction1));
  store<f32>(scalars, <f32>(<f64>args.epsilon * correction2), 4);
  // Through memory, because the engine's compiler moves what a loop does not change into the loop, unless it is loaded.
  const rate = v128.load_splat<f32>(scalars);
  const epsilon = v128.load_splat<f32>(scalars, 4);
  const constants = changetype<usize>(args);
  const beta1 = v128.load_splat<f32>(constants, offsetof<AdamArguments>('beta1'));
  const beta2 = v128.load_splat<f32>(constants, offsetof<AdamArguments>('beta2'));
  const gain1 = v128.load_splat<f32>(constants, offsetof<AdamArguments>('gain1'));
  const gain2 = v128.load_splat<f32>(constants, offsetof<AdamArguments>('gain2'));
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    const g = v128.load(gradient + i);
    const mean = Vector.multiplyAdd(gain1, g, f32x4.mul(beta1, v128.load(means + i)));
    const square = Vector.multiplyAdd(gain2, f32x4.mul(g, g), f32x4.mul(beta2, v128.load(squares + i)));
    v128.store(means + i, mean);
    v128.store(squares + i, square);
    const change = f32x4.div(mean, f32x4.add(f32x4.sqrt(square), epsilon));
    v128.store(value + i, f32x4.sub(v128.load(value + i), f32x4.mul(rate, change)));
  }
}

/** s ← ρ s + (1 − ρ) g²; w ← w − η g / (√s + ε). */
@unmanaged
export class RmsPropArguments {
  value: usize;
  gradient: usize;
  square: usize;
  learningRate: usize;
  decay: f32;
  /** 1 − ρ, of which float32 holds more than of ρ. */
  gain: f32;
  epsilon: f32;
  n: i32;
}

/** The kernel. */
export function rmsPropInPlace(args: RmsPropArguments): void {
  const value = args.value;
  const gradient = args.gradient;
  const squares = args.square;
  const rate = v128.load_splat<f32>(args.learningRate);
  const constants = changetype<usize>(args);
  const decay = v128.load_splat<f32>(constants, offsetof<RmsPropArguments>('decay'));
  const gain = v128.load_splat<f32>(constants, offsetof<RmsPropArguments>('gain'));
  const epsilon = v128.load_splat<f32>(constants, offsetof<RmsPropArguments>('epsilon'));
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    const g = v128.load(gradient + i);
    const square = Vector.multiplyAdd(gain, f32x4.mul(g, g), f32x4.mul(decay, v128.load(squares + i)));
    v128.store(squares + i, square);
    const change = f32x4.div(g, f32x4.add(f32x4.sqrt(square), epsilon));
    v128.store(value + i, f32x4.sub(v128.load(value + i), f32x4.mul(rate, change)));
  }
}

/** s ← s + g²; w ← w − η g / (√s + ε). */
@unmanaged
export class AdagradArguments {
  value: usize;
  gradient: usize;
  square: usize;
  learningRate: usize;
  epsilon: f32;
  n: i32;
}

/** The kernel. */
export function adagradInPlace(args: AdagradArguments): void {
  const value = args.value;
  const gradient = args.gradient;
  const squares = args.square;
  const rate = v128.load_splat<f32>(args.learningRate);
  const epsilon = v128.load_splat<f32>(changetype<usize>(args), offsetof<AdagradArguments>('epsilon'));
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    const g = v128.load(gradient + i);
    const square = Vector.multiplyAdd(g, g, v128.load(squares + i));
    v128.store(squares + i, square);
    const change = f32x4.div(g, f32x4.add(f32x4.sqrt(square), epsilon));
    v128.store(value + i, f32x4.sub(v128.load(value + i), f32x4.mul(rate, change)));
  }
}

/** baseⁿ by squaring. */
function power(base: f64, n: i32): f64 {
  let result: f64 = 1;
  for (; n > 0; n >>= 1) {
    if (n & 1) result *= base;
    base *= base;
  }
  return result;
}

/**
 * The negative log-likelihood of pixels under a Bernoulli distribution given by logits, and its gradient, in one pass.
 * Not the loss: catalog/losses/ has that.
 */
import { shareEnd, shareStart } from './threads';
import { Vector } from './vector';

/** perImage[batch] = Σ max(l, 0) − l x + ln(1 + e^−|l|) and residual[batch, pixels] = σ(l) − x. */
@unmanaged
export class BernoulliFromLogitsArguments {
  logits: usize;
  x: usize;
  perImage: usize;
  residual: usize;
  batch: i32;
  pixels: i32;
}

/** Of four pixels, from e = e^−|l|. */
class Pixels {
  /** σ(l) − x from the smaller of σ(l) and 1 − σ(l), so that it does not cancel where x is 0 or 1. */
  @inline static residual(l: v128, x: v128, e: v128): v128 {
    const smaller = f32x4.div(e, f32x4.add(e, Vector.of(1)));
    const positive = f32x4.sub(f32x4.sub(Vector.of(1), x), smaller);
    return v128.bitselect(f32x4.sub(smaller, x), positive, f32x4.lt(l, Vector.of(0)));
  }

  @inline static loss(l: v128, x: v128, e: v128): v128 {
    const line = f32x4.sub(f32x4.pmax(l, Vector.of(0)), f32x4.mul(l, x));
    return f32x4.add(line, Vector.log1pOfFraction(e));
  }

  /** e. */
  @inline static tail(l: v128): v128 {
    return Vector.exp(f32x4.neg(f32x4.abs(l)));
  }
}

/** The kernel: each thread takes a share of the images. */
export function bernoulliFromLogits(args: BernoulliFromLogitsArguments): void {
  const bytes = (<usize>args.pixels) << 2;
  const end = shareEnd(args.batch, 1);
  for (let row = shareStart(args.batch, 1); row < end; row++) {
    const shift = <usize>row * bytes;
    const loss = image(args.logits + shift, args.x + shift, args.residual + shift, bytes);
    store<f32>(args.perImage + ((<usize>row) << 2), loss);
  }
}

/** One image: writes its residual. @returns its loss */
function image(logits: usize, x: usize, residual: usize, bytes: usize): f32 {
  const whole = bytes & ~15;
  let sum = Vector.of(0);
  let i: usize = 0;
  for (; i < whole; i += 16) {
    const l = v128.load(logits + i);
    const target = v128.load(x + i);
    const e = Pixels.tail(l);
    v128.store(residual + i, Pixels.residual(l, target, e));
    sum = f32x4.add(sum, Pixels.loss(l, target, e));
  }
  let total = Vector.sum(sum);
  for (; i < bytes; i += 4) {
    const l = v128.load_splat<f32>(logits + i);
    const target = v128.load_splat<f32>(x + i);
    const e = Pixels.tail(l);
    store<f32>(residual + i, f32x4.extract_lane(Pixels.residual(l, target, e), 0));
    total += f32x4.extract_lane(Pixels.loss(l, target, e), 0);
  }
  return total;
}

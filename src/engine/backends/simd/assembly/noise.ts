/**
 * Noise for a step from the step's number alone: the sequences of random.ts.
 * Not the generator: philox.ts. Not the shuffle: batches.ts.
 */
import { turnFour } from './pack';
import { BLOCKS_BYTES, philoxBlocks } from './philox';
import { scratch, shareEnd, shareStart } from './threads';
import { Vector } from './vector';

/** The kinds, in the order of kernels/noise.ts. */
const UNIFORM: i32 = 0;
const NORMAL: i32 = 1;

const SIGN: i32 = <i32>0x80000000;
const TWO_TO_MINUS_23: f32 = 1.1920928955078125e-7;
const TWO_TO_MINUS_32: f32 = 2.3283064365386963e-10;
/** 2π / 2³². */
const RADIANS_PER_STEP: f32 = 1.4629180792671596e-9;

// Each has pair(at): the two vectors of words at `at` become numbers.

@unmanaged
class Uniform {
  /** (k + ½) 2⁻²³ with the upper 23 bits k of a word; exact. */
  @inline of(word: v128): v128 {
    const steps = f32x4.convert_i32x4_s(i32x4.shr_u(word, 9));
    return f32x4.mul(f32x4.add(steps, Vector.of(0.5)), Vector.of(TWO_TO_MINUS_23));
  }
  @inline pair(at: usize): void {
    v128.store(at, this.of(v128.load(at)));
    v128.store(at, this.of(v128.load(at, 16)), 16);
  }
}

@unmanaged
class Gumbel {
  /** −ln(−ln u). */
  @inline of(word: v128): v128 {
    const u = changetype<Uniform>(0).of(word);
    const inner = f32x4.neg(Vector.logOfNormal(u, i32x4.splat(0)));
    return f32x4.neg(Vector.logOfNormal(inner, i32x4.splat(0)));
  }
  @inline pair(at: usize): void {
    v128.store(at, this.of(v128.load(at)));
    v128.store(at, this.of(v128.load(at, 16)), 16);
  }
}

/** Radius and angle of a point of the normal distribution in the plane. @see Box & Muller 1958; random.ts, normal */
@unmanaged
class Normal {
  /** ln u for u = (word + ½) 2⁻³². In the upper half from d = 1 − u, which float32 holds to its last bit where it rounds
   *  u: ln(1 − d) = −d ln r / (r − 1) with r = 1 − d as it is rounded. @see Goldberg 1991, theorem 4 */
  @inline logarithm(word: v128): v128 {
    const isUpper = i32x4.shr_s(word, 31);
    const low = v128.xor(word, isUpper); // word or 2³² − 1 − word
    const x = f32x4.mul(f32x4.add(f32x4.convert_i32x4_s(low), Vector.of(0.5)), Vector.of(TWO_TO_MINUS_32));
    const rounded = f32x4.sub(Vector.of(1), x);
    const log = Vector.logOfNormal(v128.bitselect(rounded, x, isUpper), i32x4.splat(0));
    const step = f32x4.sub(rounded, Vector.of(1));
    const corrected = f32x4.mul(log, f32x4.div(f32x4.neg(x), step));
    const upper = v128.bitselect(f32x4.neg(x), corrected, f32x4.eq(step, Vector.of(0)));
    return v128.bitselect(upper, log, isUpper);
  }

  /** sin x for |x| ≤ π/4. @param y x² */
  @inline sine(x: v128, y: v128): v128 {
    let p = Vector.of(1 / 362_880.0);
    p = Vector.multiplyAdd(p, y, Vector.of(-1 / 5040.0));
    p = Vector.multiplyAdd(p, y, Vector.of(1 / 120.0));
    p = Vector.multiplyAdd(p, y, Vector.of(-1 / 6.0));
    return Vector.multiplyAdd(f32x4.mul(x, y), p, x);
  }

  /** cos x for |x| ≤ π/4. @param y x² */
  @inline cosine(y: v128): v128 {
    let p = Vector.of(-1 / 3_628_800.0);
    p = Vector.multiplyAdd(p, y, Vector.of(1 / 40_320.0));
    p = Vector.multiplyAdd(p, y, Vector.of(-1 / 720.0));
    p = Vector.multiplyAdd(p, y, Vector.of(1 / 24.0));
    p = Vector.multiplyAdd(p, y, Vector.of(-0.5));
    return Vector.multiplyAdd(p, y, Vector.of(1));
  }

  @inline pair(at: usize): void {
    const radius = f32x4.sqrt(f32x4.mul(this.logarithm(v128.load(at)), Vector.of(-2)));
    const word = v128.load(at, 16);
    const rest = i32x4.shr_s(i32x4.shl(word, 2), 2);
    const quarter = i32x4.sub(word, rest); // the quarter turns in the upper two bits
    const steps = f32x4.add(f32x4.convert_i32x4_s(rest), Vector.of(0.5));
    const x = f32x4.mul(steps, Vector.of(RADIANS_PER_STEP));
    const y = f32x4.mul(x, x);
    const sine = this.sine(x, y);
    const cosine = this.cosine(y);
    // A quarter turn maps (cos, sin) to (−sin, cos), a half turn changes both signs.
    const isOdd = i32x4.shr_s(i32x4.shl(quarter, 1), 31);
    const signed = v128.xor(radius, v128.and(quarter, i32x4.splat(SIGN)));
    v128.store(at, f32x4.mul(signed, v128.bitselect(f32x4.neg(sine), cosine, isOdd)));
    v128.store(at, f32x4.mul(signed, v128.bitselect(cosine, sine, isOdd)), 16);
  }
}

/** Fills this thread's share of out[n], in groups of four blocks of the generator. */
function fill<D>(out: usize, n: i32, counter: i32, seed: i32, stream: i32): void {
  const draw = changetype<D>(0);
  const words = scratch();
  const end = shareEnd(n, 16);
  for (let i = shareStart(n, 16); i < end; i += 16) {
    philoxBlocks(words, i >> 2, counter, seed, stream);
    draw.pair(words);
    draw.pair(words + BLOCKS_BYTES / 2);
    turnFour(out + ((<usize>i) << 2), 16, words, 16);
  }
}

/** out[n] of a kind. */
@unmanaged
export class CounterNoiseArguments {
  kind: i32;
  /** int32: the step's number. */
  counter: usize;
  seed: i32;
  stream: i32;
  out: usize;
  n: i32;
}

/** The kernel. */
export function counterNoise(args: CounterNoiseArguments): void {
  const counter = load<i32>(args.counter);
  if (args.kind == UNIFORM) fill<Uniform>(args.out, args.n, counter, args.seed, args.stream);
  else if (args.kind == NORMAL) fill<Normal>(args.out, args.n, counter, args.seed, args.stream);
  else fill<Gumbel>(args.out, args.n, counter, args.seed, args.stream);
}

/** out[n] = 1 where a uniform number lies below probability[n], else 0. */
@unmanaged
export class CounterBernoulliArguments {
  /** int32: the step's number. */
  counter: usize;
  probability: usize;
  seed: i32;
  stream: i32;
  out: usize;
  n: i32;
}

/** The kernel. */
export function counterBernoulli(args: CounterBernoulliArguments): void {
  const probability = args.probability;
  const out = args.out;
  fill<Uniform>(out, args.n, load<i32>(args.counter), args.seed, args.stream);
  const end = (<usize>shareEnd(args.n, 16)) << 2;
  for (let i = (<usize>shareStart(args.n, 16)) << 2; i < end; i += 16) {
    const isBelow = f32x4.lt(v128.load(out + i), v128.load(probability + i));
    v128.store(out + i, v128.and(isBelow, Vector.of(1)));
  }
}

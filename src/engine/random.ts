/**
 * Counter-based random numbers: (seed, stream, counter) → numbers, the same on every backend and machine.
 * Not a stateful generator: the only state a run has to keep is its seed and its step.
 */
import type { RandomKey, RandomSequence } from '#catalog/datasets/dataset.ts';

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const TWO_TO_MINUS_32 = 2 ** -32;

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit integers, in 32-bit arithmetic throughout. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16);
  const carry = Math.imul(aLow, bHigh) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}

/** FNV-1a hash of a stream's name to 32 bits, the second word of the generator's key. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * One block of Philox4x32-10.
 * @param words the counter, replaced by the output; as signed integers, which is what engines keep in registers
 * @param key0 @param key1 the key
 * @see Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", section 3.3
 */
export function philox4x32(words: Int32Array, key0: number, key1: number): void {
  let c0 = words[0]!;
  let c1 = words[1]!;
  let c2 = words[2]!;
  let c3 = words[3]!;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

/** Fills `out` with the key's sequence of unsigned 32-bit words. */
export function fillWords(out: Uint32Array, key: RandomKey): void {
  const block = new Int32Array(4);
  const stream = hashName(key.stream);
  const counterHigh = Math.floor(key.counter / 2 ** 32);
  for (let start = 0; start < out.length; start += 4) {
    block[0] = start >>> 2;
    block[1] = key.counter;
    block[2] = counterHigh;
    block[3] = 0;
    philox4x32(block, key.seed, stream);
    // Writing past the end of a typed array does nothing.
    out[start] = block[0]!;
    out[start + 1] = block[1]!;
    out[start + 2] = block[2]!;
    out[start + 3] = block[3]!;
  }
}

/** n independent draws, uniform on the open interval (0, 1). */
export function uniform(n: number, key: RandomKey): Float32Array {
  const words = new Uint32Array(n);
  fillWords(words, key);
  const out = new Float32Array(n);
  // 23 bits and half a step are exact in float32; one bit more would round up to 1.
  for (let i = 0; i < n; i++) out[i] = ((words[i]! >>> 9) + 0.5) * 2 ** -23;
  return out;
}

/** n independent draws from the standard Gumbel distribution: −log(−log u), u uniform on (0, 1). */
export const gumbel = (n: number, key: RandomKey): Float32Array =>
  uniform(n, key).map((u) => -Math.log(-Math.log(u)));

/** 2π / 2³²: radians of one step of a word that stands for an angle. */
const RADIANS_PER_STEP = 2 * Math.PI * TWO_TO_MINUS_32;

/** sin x for |x| ≤ π/4: x − x³/3! + … + x¹³/13!, within 3e−14. */
function sinNearZero(x: number): number {
  const y = x * x;
  const fifth = -1 / 5040 + y * (1 / 362_880 + y * (-1 / 39_916_800 + y / 6_227_020_800));
  return x + x * y * (-1 / 6 + y * (1 / 120 + y * fifth));
}

/** cos x for |x| ≤ π/4: 1 − x²/2! + … − x¹⁴/14!, within 2e−15. */
function cosNearZero(x: number): number {
  const y = x * x;
  const sixth =
    -1 / 720 + y * (1 / 40_320 + y * (-1 / 3_628_800 + y * (1 / 479_001_600 - y / 87_178_291_200)));
  return 1 + y * (-1 / 2 + y * (1 / 24 + y * sixth));
}

/** n independent draws from N(0, 1). The angle is split into quarter turns and a rest, which is exact and needs no
 *  trigonometric functions, whose last digits differ between browsers. @see Box & Muller 1958 */
export function normal(n: number, key: RandomKey): Float32Array {
  const words = new Uint32Array(n + (n & 1));
  fillWords(words, key);
  const out = new Float32Array(n);
  for (let i = 0; i < n; i += 2) {
    const radius = Math.sqrt(-2 * Math.log((words[i]! + 0.5) * TWO_TO_MINUS_32));
    const word = words[i + 1]! | 0;
    const rest = (word << 2) >> 2; // the low 30 bits with their sign
    const quarter = (word - rest) >>> 30;
    const x = (rest + 0.5) * RADIANS_PER_STEP;
    // Each quarter turn maps (cos, sin) to (−sin, cos). Places and signs instead of branches, which would be guesses.
    const odd = quarter & 1;
    const sign = 1 - (quarter & 2);
    out[i + odd] = sign * radius * cosNearZero(x);
    out[i + 1 - odd] = (1 - 2 * odd) * sign * radius * sinNearZero(x);
  }
  return out;
}

/** A 32-bit mix in which each bit of the input flips each bit of the output about half of the time.
 *  @see Wellons 2018, "Prospecting for hash functions", lowbias32 */
function mix(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** Rounds of the shuffle's Feistel network. */
export const SHUFFLE_ROUNDS = 8;

/**
 * A pseudo-random order of 0 … count − 1 that needs no memory: position → element, one to one for each key.
 *
 * A Feistel network on the halves of 2h bits, h = ⌈log₂(count) / 2⌉: (L, R) ← (R, L ⊕ mix(R + kᵣ)) for r = 0 … 7 with
 * the key's first eight words kᵣ, repeated until the result lies below `count`.
 * @see Mitchell et al. 2022, "Bandwidth-optimal random shuffling for GPUs", section 4
 */
export function createShuffle(count: number, key: RandomKey): (position: number) => number {
  const keys = new Uint32Array(SHUFFLE_ROUNDS);
  fillWords(keys, key);
  const half = shuffleHalfBits(count);
  const mask = 2 ** half - 1;
  return (position) => {
    let x = position;
    do {
      let left = x >>> half;
      let right = x & mask;
      for (const word of keys) [left, right] = [right, left ^ (mix((right + word) | 0) & mask)];
      x = left * 2 ** half + right;
    } while (x >= count);
    return x;
  };
}

/** h: half the bits of the smallest even-sized block that holds 0 … count − 1, at least 1. */
export const shuffleHalfBits = (count: number) => Math.max(1, Math.ceil(Math.ceil(Math.log2(count)) / 2));

/** A uniformly random order of 0 … n−1 (Fisher–Yates). */
export function permutation(n: number, key: RandomKey): Uint32Array {
  const words = new Uint32Array(n);
  fillWords(words, key);
  const out = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(words[i]! * TWO_TO_MINUS_32 * (i + 1));
    const kept = out[i]!;
    out[i] = out[j]!;
    out[j] = kept;
  }
  return out;
}

const SEQUENCE_CHUNK = 256;

/** The key's sequence, one draw at a time, for code that cannot know in advance how many it needs. Chunk c of the sequence uses counter `key.counter · 2¹⁶ + c`. */
export function createSequence(key: RandomKey): RandomSequence {
  const words = new Uint32Array(SEQUENCE_CHUNK);
  let position = SEQUENCE_CHUNK;
  let chunk = 0;
  const word = () => {
    if (position === SEQUENCE_CHUNK) {
      fillWords(words, { ...key, counter: key.counter * 65536 + chunk++ });
      position = 0;
    }
    return words[position++]!;
  };
  const uniform = () => (word() + 0.5) * TWO_TO_MINUS_32;
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    integer: (n) => Math.floor(uniform() * n),
  };
}

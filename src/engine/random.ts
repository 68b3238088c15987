/**
 * Counter-based random numbers: (seed, stream, counter) → numbers, the same on every backend and machine.
 * Not a stateful generator: the only state a run has to keep is its seed and its step.
 */

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const TWO_TO_MINUS_32 = 2 ** -32;

/** Names an independent sequence: the experiment's seed, what the numbers are for, and when (usually the step). */
export interface RandomKey {
  readonly seed: number;
  readonly stream: string;
  readonly counter: number;
}

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carry / 65536)) >>> 0;
}

/** FNV-1a hash of a stream's name to 32 bits. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * One block of Philox4x32-10: four unsigned 32-bit words written to `out`.
 * @param counter four words  @param key two words
 * @see Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", section 3.3
 */
export function philox4x32(
  out: Uint32Array,
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): void {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Fills `out` with the key's sequence of unsigned 32-bit words. */
export function fillWords(out: Uint32Array, key: RandomKey): void {
  const block = new Uint32Array(4);
  const philoxKey = [key.seed >>> 0, hashName(key.stream)] as const;
  const counterLow = key.counter >>> 0;
  const counterHigh = Math.floor(key.counter / 2 ** 32) >>> 0;
  for (let i = 0, index = 0; i < out.length; i += 4, index++) {
    philox4x32(block, [index, counterLow, counterHigh, 0], philoxKey);
    out.set(out.length - i < 4 ? block.subarray(0, out.length - i) : block, i);
  }
}

/** n independent draws, uniform on the open interval (0, 1). */
export function uniform(n: number, key: RandomKey): Float32Array {
  const words = new Uint32Array(n);
  fillWords(words, key);
  const out = new Float32Array(n);
  // 24 bits and half a step, so that neither 0 nor 1 occurs in float32.
  for (let i = 0; i < n; i++) out[i] = ((words[i]! >>> 8) + 0.5) * 2 ** -24;
  return out;
}

/** n independent draws from N(0, 1). @see Box & Muller 1958 */
export function normal(n: number, key: RandomKey): Float32Array {
  const words = new Uint32Array(n + (n & 1));
  fillWords(words, key);
  const out = new Float32Array(n);
  for (let i = 0; i < n; i += 2) {
    const radius = Math.sqrt(-2 * Math.log((words[i]! + 0.5) * TWO_TO_MINUS_32));
    const angle = 2 * Math.PI * (words[i + 1]! + 0.5) * TWO_TO_MINUS_32;
    out[i] = radius * Math.cos(angle);
    if (i + 1 < n) out[i + 1] = radius * Math.sin(angle);
  }
  return out;
}

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

/** Draws one number at a time from a key's sequence, for code that cannot know in advance how many it needs. */
export interface RandomSequence {
  /** Uniform on (0, 1). */
  uniform(): number;
  /** N(0, 1). */
  normal(): number;
  /** Uniform on 0 … n−1. */
  integer(n: number): number;
}

const SEQUENCE_CHUNK = 256;

/** The key's sequence, one draw at a time. Chunk c of the sequence uses counter `key.counter · 2¹⁶ + c`. */
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

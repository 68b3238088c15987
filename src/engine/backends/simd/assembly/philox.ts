/**
 * The generator behind all random numbers, Philox4x32-10: four of its blocks at a time.
 * Not distributions: noise.ts and batches.ts make those of the words.
 */

const ROUNDS: i32 = 10;
const MULTIPLIER_0: i32 = <i32>0xd2511f53;
const MULTIPLIER_1: i32 = <i32>0xcd9e8d57;
const WEYL_0: i32 = <i32>0x9e3779b9;
const WEYL_1: i32 = <i32>0xbb67ae85;

/** Bytes of what philoxBlocks writes. */
export const BLOCKS_BYTES: usize = 64;

/**
 * Blocks first … first + 3 of the sequence of (seed, stream, counter): lane b of vector w is word w of block first + b.
 * @see Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", section 3.3; random.ts, fillWords
 */
export function philoxBlocks(to: usize, first: i32, counter: i32, seed: i32, stream: i32): void {
  const multiplier0 = i32x4.splat(MULTIPLIER_0);
  const multiplier1 = i32x4.splat(MULTIPLIER_1);
  let c0 = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  let c1 = i32x4.splat(counter);
  let c2 = i32x4.splat(0);
  let c3 = i32x4.splat(0);
  let k0 = i32x4.splat(seed);
  let k1 = i32x4.splat(stream);
  for (let round = 0; round < ROUNDS; round++) {
    // Products of 64 bits, two to a vector: low and high words alternate.
    const left0 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
    const right0 = i64x2.extmul_high_i32x4_u(c0, multiplier0);
    const left1 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
    const right1 = i64x2.extmul_high_i32x4_u(c2, multiplier1);
    c0 = v128.xor(v128.xor(v128.shuffle<i32>(left1, right1, 1, 3, 5, 7), c1), k0);
    c1 = v128.shuffle<i32>(left1, right1, 0, 2, 4, 6);
    c2 = v128.xor(v128.xor(v128.shuffle<i32>(left0, right0, 1, 3, 5, 7), c3), k1);
    c3 = v128.shuffle<i32>(left0, right0, 0, 2, 4, 6);
    k0 = i32x4.add(k0, i32x4.splat(WEYL_0));
    k1 = i32x4.add(k1, i32x4.splat(WEYL_1));
  }
  v128.store(to, c0);
  v128.store(to, c1, 16);
  v128.store(to, c2, 32);
  v128.store(to, c3, 48);
}

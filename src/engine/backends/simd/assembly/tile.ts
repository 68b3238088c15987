/**
 * The heart of the matrix product: a tile of 6 × 8 results kept in registers.
 * Not the packing: pack.ts brings both operands into the order in which this reads them.
 */
import { Vector } from './vector';

export const TILE_ROWS: i32 = 6;
export const TILE_COLUMNS: i32 = 8;

/** Bytes of one step of depth in the packed operands. */
const A_STEP: usize = 24;
const B_STEP: usize = 32;

/**
 * C[6, 8] = (or +=) A[6, depth] B[depth, 8]. Written out, because the compiler keeps no array in registers.
 * @param a packed, depth × 6  @param b packed, depth × 8  @param c its rows are `stride` bytes apart
 */
export function tile(depth: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool): void {
  let c00 = Vector.of(0);
  let c01 = Vector.of(0);
  let c10 = Vector.of(0);
  let c11 = Vector.of(0);
  let c20 = Vector.of(0);
  let c21 = Vector.of(0);
  let c30 = Vector.of(0);
  let c31 = Vector.of(0);
  let c40 = Vector.of(0);
  let c41 = Vector.of(0);
  let c50 = Vector.of(0);
  let c51 = Vector.of(0);
  for (const end = a + <usize>depth * A_STEP; a < end; a += A_STEP, b += B_STEP) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load_splat<f32>(a);
    c00 = Vector.multiplyAdd(a0, b0, c00);
    c01 = Vector.multiplyAdd(a0, b1, c01);
    const a1 = v128.load_splat<f32>(a, 4);
    c10 = Vector.multiplyAdd(a1, b0, c10);
    c11 = Vector.multiplyAdd(a1, b1, c11);
    const a2 = v128.load_splat<f32>(a, 8);
    c20 = Vector.multiplyAdd(a2, b0, c20);
    c21 = Vector.multiplyAdd(a2, b1, c21);
    const a3 = v128.load_splat<f32>(a, 12);
    c30 = Vector.multiplyAdd(a3, b0, c30);
    c31 = Vector.multiplyAdd(a3, b1, c31);
    const a4 = v128.load_splat<f32>(a, 16);
    c40 = Vector.multiplyAdd(a4, b0, c40);
    c41 = Vector.multiplyAdd(a4, b1, c41);
    const a5 = v128.load_splat<f32>(a, 20);
    c50 = Vector.multiplyAdd(a5, b0, c50);
    c51 = Vector.multiplyAdd(a5, b1, c51);
  }
  storeTwo(c, stride, c00, c01, c10, c11, accumulate);
  storeTwo(c + 2 * stride, stride, c20, c21, c30, c31, accumulate);
  storeTwo(c + 4 * stride, stride, c40, c41, c50, c51, accumulate);
}

/** Two rows of a tile. */
function storeTwo(
  at: usize,
  stride: usize,
  c00: v128,
  c01: v128,
  c10: v128,
  c11: v128,
  accumulate: bool,
): void {
  store(at, c00, c01, accumulate);
  store(at + stride, c10, c11, accumulate);
}

/** One row of a tile, into or onto memory. */
function store(at: usize, left: v128, right: v128, accumulate: bool): void {
  if (accumulate) {
    left = f32x4.add(v128.load(at), left);
    right = f32x4.add(v128.load(at, 16), right);
  }
  v128.store(at, left);
  v128.store(at, right, 16);
}

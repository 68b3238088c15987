/**
 * Brings blocks of both operands of a matrix product into the order in which the tile reads them. It takes
 * transposition in as it goes, and fills up ragged edges with zeros.
 * Not the product.
 */
import { TILE_COLUMNS, TILE_ROWS } from './tile';

/** Where element (row 0, column 0) is, and how many bytes apart rows and columns are; one of the two is 4. */
@unmanaged
export class Operand {
  start: usize;
  rowStride: usize;
  columnStride: usize;
}

/** Bytes of one step of depth of the two packed operands. */
const ROWS_BYTES: usize = 24;
const COLUMNS_BYTES: usize = 32;

/** A[rows, depth] → panels of 6 rows, each panel depth × 6. @param from element (first row, first column) */
export function packRows(to: usize, from: usize, operand: Operand, rows: i32, depth: i32): void {
  for (let row = 0; row < rows; row += TILE_ROWS) {
    const count = min(rows - row, TILE_ROWS);
    const panel = from + <usize>row * operand.rowStride;
    if (count < TILE_ROWS)
      ragged(to, panel, operand.rowStride, operand.columnStride, count, TILE_ROWS, depth);
    else if (operand.rowStride == 4) sixAtOnce(to, panel, operand.columnStride, depth);
    else sixRows(to, panel, operand.rowStride, depth);
    to += <usize>depth * ROWS_BYTES;
  }
}

/** B[depth, columns] → panels of 8 columns, each panel depth × 8. @param from element (first row, first column) */
export function packColumns(to: usize, from: usize, operand: Operand, depth: i32, columns: i32): void {
  for (let column = 0; column < columns; column += TILE_COLUMNS) {
    const count = min(columns - column, TILE_COLUMNS);
    const panel = from + <usize>column * operand.columnStride;
    if (count < TILE_COLUMNS) {
      ragged(to, panel, operand.columnStride, operand.rowStride, count, TILE_COLUMNS, depth);
    } else if (operand.columnStride == 4) eightAtOnce(to, panel, operand.rowStride, depth);
    else eightColumns(to, panel, operand.columnStride, depth);
    to += <usize>depth * COLUMNS_BYTES;
  }
}

/** A panel of fewer lines than `width`. */
function ragged(
  to: usize,
  from: usize,
  lineStride: usize,
  depthStride: usize,
  count: i32,
  width: i32,
  depth: i32,
): void {
  for (let k = 0; k < depth; k++) {
    let i = 0;
    for (; i < count; i++) store<f32>(to + ((<usize>i) << 2), load<f32>(from + <usize>i * lineStride));
    for (; i < width; i++) store<f32>(to + ((<usize>i) << 2), 0);
    to += (<usize>width) << 2;
    from += depthStride;
  }
}

/** Six neighbours in memory, again and again. */
function sixAtOnce(to: usize, from: usize, depthStride: usize, depth: i32): void {
  for (let k = 0; k < depth; k++) {
    v128.store(to, v128.load(from));
    store<i64>(to, load<i64>(from, 16), 16);
    to += ROWS_BYTES;
    from += depthStride;
  }
}

/** Eight neighbours in memory, again and again. */
function eightAtOnce(to: usize, from: usize, depthStride: usize, depth: i32): void {
  for (let k = 0; k < depth; k++) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    to += COLUMNS_BYTES;
    from += depthStride;
  }
}

/** Six lines along the depth: a block of 4 × 4 and one of 2 × 4 turned at once. */
function sixRows(to: usize, from: usize, stride: usize, depth: i32): void {
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    turnFour(to, ROWS_BYTES, from, stride);
    const r4 = v128.load(from + 4 * stride);
    const r5 = v128.load(from + 5 * stride);
    const low = v128.shuffle<i32>(r4, r5, 0, 4, 1, 5);
    const high = v128.shuffle<i32>(r4, r5, 2, 6, 3, 7);
    store<i64>(to, i64x2.extract_lane(low, 0), 16);
    store<i64>(to, i64x2.extract_lane(low, 1), 40);
    store<i64>(to, i64x2.extract_lane(high, 0), 64);
    store<i64>(to, i64x2.extract_lane(high, 1), 88);
    to += 4 * ROWS_BYTES;
    from += 16;
  }
  ragged(to, from, stride, 4, TILE_ROWS, TILE_ROWS, depth - k);
}

/** Eight lines along the depth: two blocks of 4 × 4 turned at once. */
function eightColumns(to: usize, from: usize, stride: usize, depth: i32): void {
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    turnFour(to, COLUMNS_BYTES, from, stride);
    turnFour(to + 16, COLUMNS_BYTES, from + 4 * stride, stride);
    to += 4 * COLUMNS_BYTES;
    from += 16;
  }
  ragged(to, from, stride, 4, TILE_COLUMNS, TILE_COLUMNS, depth - k);
}

/** Transposes 4 × 4: four lines `stride` bytes apart become four lines `step` bytes apart. */
export function turnFour(to: usize, step: usize, from: usize, stride: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + stride);
  const r2 = v128.load(from + 2 * stride);
  const r3 = v128.load(from + 3 * stride);
  const t0 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
  const t1 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
  const t2 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
  const t3 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(t0, t1, 0, 2));
  v128.store(to + step, v128.shuffle<i64>(t0, t1, 1, 3));
  v128.store(to + 2 * step, v128.shuffle<i64>(t2, t3, 0, 2));
  v128.store(to + 3 * step, v128.shuffle<i64>(t2, t3, 1, 3));
}

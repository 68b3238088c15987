/**
 * Matrix products, C = f(A B + b), with either operand transposed: blocks that fit the caches, packed, then tiled.
 * Not the tile: tile.ts. Not the activations: activation.ts.
 * @see Goto & van de Geijn 2008, "Anatomy of high-performance matrix multiplication"
 */
import { activateLine, LINEAR } from './activation';
import { Operand, packColumns, packRows } from './pack';
import { scratch, shareEnd, shareStart } from './threads';
import { TILE_COLUMNS, TILE_ROWS, tile } from './tile';

/** Sides of a block: its rows of A stay in the second cache, its columns of B in the third. */
const MOST_ROWS: i32 = 96;
const MOST_COLUMNS: i32 = 512;
const MOST_DEPTH: i32 = 256;

/** Layout of the scratch memory: an edge tile, the two operands, the two panels. */
const OPERANDS: usize = 256;
const ROWS_PANEL: usize = 512;
const COLUMNS_PANEL: usize = ROWS_PANEL + <usize>(MOST_ROWS * MOST_DEPTH * 4);

/** Bytes of scratch memory a thread needs. */
export function scratchBytes(): i32 {
  return <i32>COLUMNS_PANEL + MOST_COLUMNS * MOST_DEPTH * 4;
}

/** C[batch, rows, columns] = f(A B + bias). */
@unmanaged
export class ProductArguments {
  a: usize;
  b: usize;
  c: usize;
  rows: i32;
  columns: i32;
  depth: i32;
  transposeA: i32;
  transposeB: i32;
  batch: i32;
  /** Elements from one matrix of A and of B to the next; 0 where one serves the whole batch. */
  strideA: i32;
  strideB: i32;
  /** [columns], or 0. */
  bias: usize;
  activation: i32;
}

/** The kernel: each thread computes a share of the columns, or of the rows where those are more. */
export function product(args: ProductArguments): void {
  let rowStart = 0;
  let rowEnd = args.rows;
  let columnStart = 0;
  let columnEnd = args.columns;
  if (args.columns > args.rows) {
    columnStart = shareStart(args.columns, TILE_COLUMNS);
    columnEnd = shareEnd(args.columns, TILE_COLUMNS);
  } else {
    rowStart = shareStart(args.rows, TILE_ROWS);
    rowEnd = shareEnd(args.rows, TILE_ROWS);
  }
  if (rowStart >= rowEnd || columnStart >= columnEnd) return;
  for (let i = 0; i < args.batch; i++) {
    describe(args, i);
    const c = args.c + ((<usize>(i * args.rows * args.columns)) << 2);
    multiply(c, args.columns, args.depth, rowStart, rowEnd, columnStart, columnEnd, false);
    if (args.bias == 0 && args.activation == LINEAR) continue;
    const shift = (<usize>columnStart) << 2;
    const bias: usize = args.bias == 0 ? 0 : args.bias + shift;
    for (let row = rowStart; row < rowEnd; row++) {
      const line = c + ((<usize>(row * args.columns)) << 2) + shift;
      activateLine(args.activation, line, bias, columnEnd - columnStart);
    }
  }
}

function operand(i: usize): Operand {
  return changetype<Operand>(scratch() + OPERANDS + i * offsetof<Operand>());
}

/** Notes where matrix i of both operands is and how it lies. */
function describe(args: ProductArguments, i: i32): void {
  const a = args.a + ((<usize>(i * args.strideA)) << 2);
  if (args.transposeA) setOperand(0, a, 4, (<usize>args.rows) << 2);
  else setOperand(0, a, (<usize>args.depth) << 2, 4);
  const b = args.b + ((<usize>(i * args.strideB)) << 2);
  if (args.transposeB) setOperand(1, b, 4, (<usize>args.depth) << 2);
  else setOperand(1, b, (<usize>args.columns) << 2, 4);
}

/** Notes where operand i (0: A, 1: B) of the next multiply() is and how it lies; see Operand. */
export function setOperand(i: usize, start: usize, rowStride: usize, columnStride: usize): void {
  const noted = operand(i);
  noted.start = start;
  noted.rowStride = rowStride;
  noted.columnStride = columnStride;
}

function at(operand: Operand, row: i32, column: i32): usize {
  return operand.start + <usize>row * operand.rowStride + <usize>column * operand.columnStride;
}

/** The part [rowStart, rowEnd) × [columnStart, columnEnd) of C = (or +=) A B. @param width columns of the whole C */
export function multiply(
  c: usize,
  width: i32,
  depth: i32,
  rowStart: i32,
  rowEnd: i32,
  columnStart: i32,
  columnEnd: i32,
  accumulate: bool,
): void {
  const a = operand(0);
  const b = operand(1);
  const rowsPanel = scratch() + ROWS_PANEL;
  const columnsPanel = scratch() + COLUMNS_PANEL;
  for (let column = columnStart; column < columnEnd; column += MOST_COLUMNS) {
    const columns = min(columnEnd - column, MOST_COLUMNS);
    for (let k = 0; k < depth; k += MOST_DEPTH) {
      const deep = min(depth - k, MOST_DEPTH);
      packColumns(columnsPanel, at(b, k, column), b, deep, columns);
      for (let row = rowStart; row < rowEnd; row += MOST_ROWS) {
        const rows = min(rowEnd - row, MOST_ROWS);
        packRows(rowsPanel, at(a, row, k), a, rows, deep);
        const to = c + ((<usize>(row * width + column)) << 2);
        block(to, width, rows, columns, deep, accumulate || k > 0);
      }
    }
  }
}

/** All tiles of one pair of packed blocks. */
function block(c: usize, width: i32, rows: i32, columns: i32, depth: i32, accumulate: bool): void {
  const stride = (<usize>width) << 2;
  for (let column = 0; column < columns; column += TILE_COLUMNS) {
    const b = scratch() + COLUMNS_PANEL + ((<usize>(column * depth)) << 2);
    for (let row = 0; row < rows; row += TILE_ROWS) {
      const a = scratch() + ROWS_PANEL + ((<usize>(row * depth)) << 2);
      const to = c + <usize>row * stride + ((<usize>column) << 2);
      const tall = min(rows - row, TILE_ROWS);
      const wide = min(columns - column, TILE_COLUMNS);
      if (tall == TILE_ROWS && wide == TILE_COLUMNS) tile(depth, a, b, to, stride, accumulate);
      else edge(depth, a, b, to, stride, tall, wide, accumulate);
    }
  }
}

/** A tile of which only [tall, wide] belongs to C: computed aside, then copied. */
function edge(
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  tall: i32,
  wide: i32,
  accumulate: bool,
): void {
  tile(depth, a, b, scratch(), (<usize>TILE_COLUMNS) << 2, false);
  for (let row = 0; row < tall; row++) {
    for (let column = 0; column < wide; column++) {
      const to = c + <usize>row * stride + ((<usize>column) << 2);
      const found = load<f32>(scratch() + ((<usize>(row * TILE_COLUMNS + column)) << 2));
      store<f32>(to, accumulate ? load<f32>(to) + found : found);
    }
  }
}

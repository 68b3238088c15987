/** How two shapes are broadcast over each other. Not the loop: assembly/broadcast.ts. */
import { sizeOf } from '../../../sizeOf.ts';

/** An axis of the result; an operand that does not move along it has one number for all of it. */
interface Axis {
  readonly size: number;
  readonly movesA: boolean;
  readonly movesB: boolean;
}

/** The words after the addresses in BinaryArguments of assembly/broadcast.ts, and the shape of the result. */
export interface Broadcast {
  readonly shape: readonly number[];
  readonly words: readonly number[];
}

const SMALLEST: Axis = { size: 1, movesA: true, movesB: true };

/** Axes of one number are left out, neighbours along which the same operands move are one. */
function axesOf(shape: readonly number[], a: readonly number[], b: readonly number[]): Axis[] {
  const axes: Axis[] = [];
  shape.forEach((size, i) => {
    if (size === 1) return;
    const movesA = (a[i - shape.length + a.length] ?? 1) === size;
    const movesB = (b[i - shape.length + b.length] ?? 1) === size;
    const last = axes.at(-1);
    if (last?.movesA === movesA && last.movesB === movesB) {
      axes[axes.length - 1] = { size: last.size * size, movesA, movesB };
    } else axes.push({ size, movesA, movesB });
  });
  return axes;
}

/** @throws RangeError if an axis has different sizes of which none is 1 */
function shapeOf(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const sideA = a[i - rank + a.length] ?? 1;
    const sideB = b[i - rank + b.length] ?? 1;
    if (sideA !== sideB && sideA !== 1 && sideB !== 1) {
      throw new RangeError(`Shapes [${a}] and [${b}] cannot be broadcast over each other.`);
    }
    return sideA === 1 ? sideB : sideA;
  });
}

/** Bytes from one number to the next along an axis; 0 where the operand does not move. */
function strideOf(axes: readonly Axis[], i: number, moves: (axis: Axis) => boolean): number {
  if (!moves(axes[i]!)) return 0;
  const within = axes.slice(i + 1).filter(moves);
  return 4 * sizeOf(within.map(({ size }) => size));
}

/** @throws RangeError if the shapes do not fit each other */
export function broadcast(a: readonly number[], b: readonly number[]): Broadcast {
  const shape = shapeOf(a, b);
  const axes = axesOf(shape, a, b);
  const line = axes.at(-1) ?? SMALLEST;
  const outer = axes
    .slice(0, -1)
    .flatMap(({ size }, i) => [
      size,
      strideOf(axes, i, ({ movesA }) => movesA),
      strideOf(axes, i, ({ movesB }) => movesB),
    ]);
  const facts = [sizeOf(shape), line.size, Number(line.movesA), Number(line.movesB), outer.length / 3];
  return { shape, words: [...facts, ...outer] };
}

/**
 * Strided copies from one place in memory to another: what transposition, slices and joints come down to. Arguments:
 * assembly/copy.ts.
 * Not kernels of tfjs: layout.ts and join.ts have those.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from '../backend.ts';

/** How far one steps along an axis, in elements, in both places. */
export interface Axis {
  readonly side: number;
  readonly from: number;
  readonly to: number;
}

/** An element of a tensor. */
export interface Place {
  readonly tensor: TensorInfo;
  readonly offset: number;
}

/** Neighbouring axes along which both places go on evenly become one; sides of 1 do not count. */
function merge(axes: readonly Axis[]): Axis[] {
  const merged: Axis[] = [];
  for (const axis of axes) {
    const outer = merged.at(-1);
    if (axis.side === 1) continue;
    if (outer && outer.from === axis.from * axis.side && outer.to === axis.to * axis.side) {
      merged[merged.length - 1] = { ...axis, side: outer.side * axis.side };
    } else merged.push(axis);
  }
  return merged;
}

/** Puts the axis of neighbours in `from` before the last, so that planes can be turned in blocks. */
function order(axes: readonly Axis[]): readonly Axis[] {
  const last = axes.at(-1);
  const neighbours = axes.find(({ from }) => from === 1);
  if (!last || !neighbours || neighbours === last || last.to !== 1) return axes;
  return [...axes.filter((axis) => axis !== neighbours && axis !== last), neighbours, last];
}

/** Copies the elements at every place in the axes, which start at `from` and at `to`; the last axis is the innermost. */
export function copy(backend: SimdBackend, from: Place, to: Place, axes: readonly Axis[]): void {
  copyAt(
    backend,
    backend.address(from.tensor) + 4 * from.offset,
    backend.address(to.tensor) + 4 * to.offset,
    axes,
  );
}

/** The same by addresses. */
export function copyAt(backend: SimdBackend, from: number, to: number, axes: readonly Axis[]): void {
  if (axes.some(({ side }) => side === 0)) return;
  const ordered = order(merge(axes));
  const columns = ordered.at(-1) ?? { side: 1, from: 1, to: 1 };
  const rows = ordered.at(-2) ?? { side: 1, from: 0, to: 0 };
  const outer = ordered.slice(0, -2);
  backend.perform(
    'copyStrided',
    ...[from, to, rows.side, columns.side, rows.from, rows.to, columns.from, columns.to],
    ...[outer.reduce((planes, { side }) => planes * side, 1), outer.length],
    ...outer.flatMap((axis) => [axis.side, axis.from, axis.to]),
  );
}

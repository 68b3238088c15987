/** Kernels of tfjs that put a margin around a tensor. Arguments: assembly/pad.ts. */

import { sizeOf } from '../../../sizeOf.ts';
import { bits } from '../machine.ts';
import { stridesOf } from './axes.ts';
import { copy } from './copy.ts';
import type { Call, SimdKernel } from './kernel.ts';

/** An axis of x, as long as it is in the output and where it begins there. */
interface Padded {
  readonly side: number;
  readonly outSide: number;
  readonly before: number;
}

/** The axes with the attribute "paddings", [before, after] for each. */
function paddedAxes({ attribute }: Call, shape: readonly number[]): Padded[] {
  const given = attribute('paddings');
  const margins = Array.isArray(given) ? given.flat(1).map(Number) : [];
  return shape.map((side, axis) => {
    const [before = 0, after = 0] = margins.slice(2 * axis);
    return { side, outSide: before + side + after, before };
  });
}

/** Axes without a margin become part of the one before. */
function merge(axes: readonly Padded[]): Padded[] {
  const merged: Padded[] = [];
  for (const axis of axes) {
    const outer = merged.at(-1);
    if (outer && axis.outSide === axis.side) {
      merged[merged.length - 1] = {
        side: outer.side * axis.side,
        outSide: outer.outSide * axis.side,
        before: outer.before * axis.side,
      };
    } else merged.push(axis);
  }
  return merged.length > 0 ? merged : [{ side: 1, outSide: 1, before: 0 }];
}

const pad: SimdKernel = {
  name: 'PadV2',
  run(call) {
    const { backend } = call;
    const x = call.input('x');
    const value = call.number('constantValue', 0);
    const padded = paddedAxes(call, x.shape);
    const out = backend.output(
      padded.map(({ outSide }) => outSide),
      x.dtype,
    );
    const axes = merge(padded);
    backend.perform(
      'pad',
      ...[backend.address(x), backend.address(out), x.dtype === 'float32' ? bits(value) : value],
      ...[sizeOf(axes.slice(0, -1).map(({ outSide }) => outSide)), axes.length],
      ...axes.flatMap(({ side, outSide, before }) => [side, outSide, before]),
    );
    return out;
  },
};

/** Margins that mirror x at its border; 'reflect' does not repeat the border itself, 'symmetric' does. */
const mirrorPad: SimdKernel = {
  name: 'MirrorPad',
  run(call) {
    const { backend } = call;
    const x = call.input('x');
    const repeated = call.text('mode') === 'symmetric' ? 1 : 0;
    const padded = paddedAxes(call, x.shape);
    const shape = padded.map(({ outSide }) => outSide);
    const out = backend.output(shape, x.dtype);
    const from = stridesOf(x.shape);
    const strides = stridesOf(shape);
    const start = padded.reduce((sum, { before }, axis) => sum + before * strides[axis]!, 0);
    const inner = padded.map(({ side }, axis) => ({ side, from: from[axis]!, to: strides[axis]! }));
    copy(backend, { tensor: x, offset: 0 }, { tensor: out, offset: start }, inner);
    // Axis by axis from what is there: those behind are complete, those before are not begun.
    let first = start;
    for (let axis = padded.length - 1; axis >= 0; axis--) {
      const { side, outSide, before } = padded[axis]!;
      const stride = strides[axis]!;
      first -= before * stride;
      const mirror = (count: number, to: number, source: number) => {
        const axes = padded.map((each, i) => {
          const even = { side: i < axis ? each.side : each.outSide, from: strides[i]!, to: strides[i]! };
          return i === axis ? { side: count, from: -stride, to: stride } : even;
        });
        const place = (at: number) => ({ tensor: out, offset: first + at * stride });
        copy(backend, place(source), place(to), axes);
      };
      const end = before + side;
      mirror(before, 0, 2 * before - repeated);
      mirror(outSide - end, end, end - 2 + repeated);
    }
    return out;
  },
};

export const padKernels = [pad, mirrorPad];

/**
 * Turns each frame of principal components so that the points stay where they were: their axes may flip or turn from one
 * frame to the next, and from one run to the next. Frames of code units are left as they are: their axes have names.
 * Not the turn itself: procrustes.ts.
 */
import type { MapFrame } from '#protocol/frames.ts';
import { procrustes, type Turn, turned } from './procrustes.ts';

/** Points from which the turn is taken. */
const SAMPLE = 4000;

export class Alignment {
  /** [images, 2], where each was last; NaN for those that were nowhere yet. */
  readonly #last: Float32Array;

  /** @param count images in the data set */
  constructor(count: number) {
    this.#last = new Float32Array(2 * count).fill(Number.NaN);
  }

  /** The frame as it goes best with the one before. */
  align(frame: MapFrame): MapFrame {
    if (!frame.components) return frame;
    const turn = this.#turnOf(frame);
    const positions = turned(turn, frame.positions);
    this.#keep(frame.indices, positions);
    const { mean, axes } = frame.components;
    return { ...frame, positions, components: { mean, axes: turnedRows(turn, axes) } };
  }

  #turnOf({ indices, positions }: MapFrame): Turn {
    const stride = Math.max(1, Math.floor(indices.length / SAMPLE));
    const [from, to]: [number[], number[]] = [[], []];
    for (let row = 0; row < indices.length; row += stride) {
      const at = 2 * indices[row]!;
      const pair = [positions[2 * row]!, positions[2 * row + 1]!, this.#last[at]!, this.#last[at + 1]!];
      if (!pair.every(Number.isFinite)) continue;
      from.push(pair[0]!, pair[1]!);
      to.push(pair[2]!, pair[3]!);
    }
    return procrustes(from, to);
  }

  #keep(indices: Uint32Array, positions: Float32Array): void {
    for (const [row, index] of indices.entries()) {
      this.#last[2 * index] = positions[2 * row]!;
      this.#last[2 * index + 1] = positions[2 * row + 1]!;
    }
  }
}

/** R A of A [2, n]. */
function turnedRows([a, b, c, d]: Turn, rows: Float32Array): Float32Array {
  const n = rows.length / 2;
  return Float32Array.from(rows, (_, i) => {
    const [first, second] = [rows[i % n]!, rows[n + (i % n)]!];
    return i < n ? a * first + b * second : c * first + d * second;
  });
}

/**
 * The codes of all images, refreshed part by part in an order that makes every part a fair sample.
 * Not a frame: the map and range probes cut frames from it.
 */
import type { Codec } from '../codecs/codec.ts';
import type { Images } from '../data/images.ts';
import { permutation } from '../random.ts';
import { tf } from '../tf.ts';

/** Images encoded at once, always: backends keep buffers for every shape they meet, and fail on very large ones. */
const PART = 500;
/** Images encoded last that stand for all while the codes change. */
const RECENT = 4 * PART;

export interface CodeBook {
  readonly latentDim: number;
  /** [all images, latentDim] */
  readonly codes: Float32Array;
  /** Images encoded at least once, in the order in which they are visited. */
  visited(): Uint32Array;
  /** At most so many images, a fair sample whose codes are of one time: always the same ones while all are current, else
   *  those encoded last. */
  sample(most: number): Uint32Array;
  /** Images encoded since this was last asked, each once. */
  takeFresh(): Uint32Array;
  /** Encodes the next part. */
  refresh(): Promise<void>;
  /** Whether every image has been encoded since `markStale`. */
  isCurrent(): boolean;
  /** The weights changed: all codes are out of date, though still shown. */
  markStale(): void;
  /** Everything is to be sent again. */
  forgetSent(): void;
}

/** Goes through all images part by part, again and again. */
function createRound(total: number) {
  const order = permutation(total, { seed: 1, stream: 'codeBook', counter: 0 });
  let position = 0;
  let visitedCount = 0;
  let staleCount = total;
  /** The last so many of the round, and of the one before where this one has just begun. */
  const last = (count: number): Uint32Array => {
    const from = position - count;
    if (from >= 0 || visitedCount < total) return order.subarray(Math.max(0, from), position);
    return Uint32Array.from([
      ...order.subarray(Math.max(position, total + from)),
      ...order.subarray(0, position),
    ]);
  };
  return {
    next: () => order.subarray(position, Math.min(position + PART, total)),
    /** The next part is encoded. */
    advance(length: number) {
      position = position + length >= total ? 0 : position + length;
      visitedCount = Math.min(total, Math.max(visitedCount, position === 0 ? total : position));
      staleCount = Math.max(0, staleCount - length);
    },
    visited: () => order.subarray(0, visitedCount),
    sample: (most: number) => (staleCount === 0 ? order.subarray(0, most) : last(Math.min(most, RECENT))),
    isCurrent: () => staleCount === 0,
    markStale() {
      staleCount = total;
    },
  };
}

export function createCodeBook(codec: Codec, images: Images): CodeBook {
  const { next, advance, visited, sample, isCurrent, markStale } = createRound(images.count);
  const { latentDim } = codec;
  const codes = new Float32Array(images.count * latentDim);
  let fresh: Uint32Array[] = [];

  /** Codes of at most PART images, [PART, latentDim]. */
  const encode = async (indices: Uint32Array): Promise<Float32Array> => {
    const part = tf.tidy(() => codec.encode(images.rows(indices, PART)));
    const values = await part.data<'float32'>();
    part.dispose();
    return values;
  };

  return {
    ...{ latentDim, codes, visited, sample, isCurrent, markStale },
    takeFresh() {
      const taken = Uint32Array.from(new Set(fresh.flatMap((part) => [...part])));
      fresh = [];
      return taken;
    },
    async refresh() {
      const part = next();
      const values = await encode(part);
      for (const [row, index] of part.entries()) {
        codes.set(values.subarray(row * latentDim, (row + 1) * latentDim), index * latentDim);
      }
      fresh.push(part);
      advance(part.length);
    },
    forgetSent() {
      fresh = [visited()];
    },
  };
}

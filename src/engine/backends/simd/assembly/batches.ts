/**
 * A step's batch from the step's number alone: which images, and the images as rows of numbers.
 * Not noise: noise.ts.
 */
import { philoxBlocks } from './philox';
import { scratch, shareEnd, shareStart } from './threads';
import { Vector } from './vector';

const SHUFFLE_ROUNDS: i32 = 8;

/** indices[batchSize] of the images of a step and their weights[batchSize]: −1 and 0 where an epoch has no more images,
 *  else 1 / the number of images in the batch. */
@unmanaged
export class ShuffledIndicesArguments {
  /** int32: the step's number, from 0. */
  counter: usize;
  count: i32;
  batchSize: i32;
  /** Half the bits of the shuffle's numbers. */
  half: i32;
  seed: i32;
  stream: i32;
  indices: usize;
  weights: usize;
}

/** The kernel. */
export function shuffledIndices(args: ShuffledIndicesArguments): void {
  const count = args.count;
  const batchSize = args.batchSize;
  const stepsPerEpoch = (count + batchSize - 1) / batchSize;
  const counter = load<i32>(args.counter);
  const first = (counter % stepsPerEpoch) * batchSize;
  const weight: f32 = <f32>1 / <f32>min(count - first, batchSize);
  const keys = scratch();
  philoxBlocks(keys, 0, counter / stepsPerEpoch, args.seed, args.stream);
  const end = shareEnd(batchSize, 16);
  for (let row = shareStart(batchSize, 16); row < end; row++) {
    const shift = (<usize>row) << 2;
    const isImage = first + row < count;
    store<i32>(args.indices + shift, isImage ? shuffled(first + row, count, args.half, keys) : -1);
    store<f32>(args.weights + shift, isImage ? weight : 0);
  }
}

/** position → element, one to one. @param keys as philoxBlocks gives them  @see random.ts, createShuffle */
function shuffled(position: u32, count: u32, half: u32, keys: usize): u32 {
  const mask: u32 = (1 << half) - 1;
  let x = position;
  do {
    let left = x >> half;
    let right = x & mask;
    for (let round = 0; round < SHUFFLE_ROUNDS; round++) {
      const key = keys + ((<usize>(round & 3)) << 4) + ((<usize>(round >> 2)) << 2);
      const next = left ^ (mix(right + load<u32>(key)) & mask);
      left = right;
      right = next;
    }
    x = (left << half) | right;
  } while (x >= count);
  return x;
}

/** @see Wellons 2018, "Prospecting for hash functions", lowbias32 */
function mix(word: u32): u32 {
  let x = (word ^ (word >> 16)) * 0x7feb352d;
  x = (x ^ (x >> 15)) * 0x846ca68b;
  return x ^ (x >> 16);
}

/** out[rows, pixels] = grey levels / 255 of the images with these indices; 0 for the index −1. */
@unmanaged
export class ImageRowsArguments {
  /** One byte a pixel, images back to back. */
  images: usize;
  indices: usize;
  out: usize;
  rows: i32;
  pixels: i32;
}

/** The kernel: each thread makes a share of the rows. */
export function imageRows(args: ImageRowsArguments): void {
  const pixels = <usize>args.pixels;
  const end = shareEnd(args.rows, 1);
  for (let row = shareStart(args.rows, 1); row < end; row++) {
    const out = args.out + ((<usize>row * pixels) << 2);
    const image = load<i32>(args.indices + ((<usize>row) << 2));
    if (image < 0) memory.fill(out, 0, pixels << 2);
    else widen(out, args.images + <usize>image * pixels, pixels);
  }
}

/** n bytes → n numbers in [0, 1]. */
function widen(out: usize, from: usize, n: usize): void {
  const whole = n & ~15;
  let i: usize = 0;
  for (; i < whole; i += 16) {
    const levels = v128.load(from + i);
    const low = i16x8.extend_low_i8x16_u(levels);
    const high = i16x8.extend_high_i8x16_u(levels);
    const to = out + (i << 2);
    v128.store(to, Grey.of(i32x4.extend_low_i16x8_u(low)));
    v128.store(to, Grey.of(i32x4.extend_high_i16x8_u(low)), 16);
    v128.store(to, Grey.of(i32x4.extend_low_i16x8_u(high)), 32);
    v128.store(to, Grey.of(i32x4.extend_high_i16x8_u(high)), 48);
  }
  for (; i < n; i++) store<f32>(out + (i << 2), <f32>load<u8>(from + i) / 255);
}

class Grey {
  @inline static of(levels: v128): v128 {
    return f32x4.div(f32x4.convert_i32x4_s(levels), Vector.of(255));
  }
}

/**
 * The largest and the mean number of every window of an image, and their gradients.
 * Not convolutions: convolution.ts.
 */
import { Four, One } from './lanes';
import { Geometry } from './patches';
import { scratch, shareEnd, shareStart } from './threads';
import { Vector } from './vector';

/** maps[batch, outHeight, outWidth, channels] from images[batch, height, width, channels]. */
@unmanaged
export class PoolingArguments extends Geometry {
  images: usize;
  maps: usize;
}

/** d images from `maps`, which is dy. */
@unmanaged
export class PoolingGradientArguments extends PoolingArguments {
  dx: usize;
}

/** The part of a window that lies in the image. */
@unmanaged
class Window {
  start: usize;
  lines: i32;
  pixels: i32;
  /** Numbers of the whole window, the part outside among them. */
  size: i32;
  lineBytes: usize;
  pixelBytes: usize;

  /** Moves to the window of output pixel `place`, counted through the batch. */
  at(g: Geometry, images: usize, place: i32): Window {
    const y = ((place / g.outWidth) % g.outHeight) * g.strideY - g.top;
    const x = (place % g.outWidth) * g.strideX - g.left;
    const fromY = max(0, y);
    const fromX = max(0, x);
    this.pixelBytes = (<usize>g.channels) << 2;
    this.lineBytes = <usize>g.width * this.pixelBytes;
    this.lines = max(0, min(g.height, y + g.kernelHeight) - fromY);
    this.pixels = max(0, min(g.width, x + g.kernelWidth) - fromX);
    this.size = g.kernelHeight * g.kernelWidth;
    const line = <usize>((place / g.area) * g.height + fromY);
    this.start = images + line * this.lineBytes + <usize>fromX * this.pixelBytes;
    return this;
  }
}

// Each has of(), what a window's channels at byte c come to, and spread(), which adds the gradient d of that to the
// window's place in dx, `shift` bytes from the images. L is Four or One.

@unmanaged
class Maximum {
  /** NaN is never the largest, as in tfjs. */
  @inline of<L>(w: Window, c: usize): v128 {
    const lanes = changetype<L>(0);
    let largest = Vector.of(-Infinity);
    let line = w.start + c;
    for (let y = 0; y < w.lines; y++) {
      const end = line + <usize>w.pixels * w.pixelBytes;
      for (let at = line; at < end; at += w.pixelBytes) largest = f32x4.pmax(largest, lanes.load(at));
      line += w.lineBytes;
    }
    return largest;
  }

  /** To the first of the largest. */
  @inline spread<L>(w: Window, c: usize, d: v128, shift: usize): void {
    const lanes = changetype<L>(0);
    const largest = this.of<L>(w, c);
    let open = f32x4.gt(largest, Vector.of(-Infinity));
    let line = w.start + c;
    for (let y = 0; y < w.lines; y++) {
      const end = line + <usize>w.pixels * w.pixelBytes;
      for (let at = line; at < end; at += w.pixelBytes) {
        const found = v128.and(open, f32x4.eq(lanes.load(at), largest));
        lanes.store(at + shift, f32x4.add(lanes.load(at + shift), v128.and(d, found)));
        open = v128.andnot(open, found);
      }
      line += w.lineBytes;
    }
  }
}

@unmanaged
class Mean {
  /** Of the numbers in the image. */
  @inline of<L>(w: Window, c: usize): v128 {
    const lanes = changetype<L>(0);
    let sum = Vector.of(0);
    let line = w.start + c;
    for (let y = 0; y < w.lines; y++) {
      const end = line + <usize>w.pixels * w.pixelBytes;
      for (let at = line; at < end; at += w.pixelBytes) sum = f32x4.add(sum, lanes.load(at));
      line += w.lineBytes;
    }
    return f32x4.div(sum, Vector.of(<f32>(w.lines * w.pixels)));
  }

  /** By the size of the whole window, as in tfjs, even where a part of it is outside. */
  @inline spread<L>(w: Window, c: usize, d: v128, shift: usize): void {
    const lanes = changetype<L>(0);
    const each = f32x4.div(d, Vector.of(<f32>w.size));
    let line = w.start + c + shift;
    for (let y = 0; y < w.lines; y++) {
      const end = line + <usize>w.pixels * w.pixelBytes;
      for (let at = line; at < end; at += w.pixelBytes) lanes.store(at, f32x4.add(lanes.load(at), each));
      line += w.lineBytes;
    }
  }
}

/** The kernels: each thread takes a share of the windows. */
export function maxPooling(args: PoolingArguments): void {
  pool<Maximum>(args);
}
export function meanPooling(args: PoolingArguments): void {
  pool<Mean>(args);
}

function pool<F>(args: PoolingArguments): void {
  const f = changetype<F>(0);
  const window = changetype<Window>(scratch());
  const bytes = (<usize>args.channels) << 2;
  const places = args.batch * args.area;
  const end = shareEnd(places, 16);
  for (let place = shareStart(places, 16); place < end; place++) {
    window.at(args, args.images, place);
    const map = args.maps + <usize>place * bytes;
    let c: usize = 0;
    for (; c + 16 <= bytes; c += 16) v128.store(map + c, f.of<Four>(window, c));
    for (; c < bytes; c += 4) changetype<One>(0).store(map + c, f.of<One>(window, c));
  }
}

/** The kernels: each thread takes a share of the images. */
export function maxPoolingGradient(args: PoolingGradientArguments): void {
  spread<Maximum>(args);
}
export function meanPoolingGradient(args: PoolingGradientArguments): void {
  spread<Mean>(args);
}

function spread<F>(args: PoolingGradientArguments): void {
  const f = changetype<F>(0);
  const window = changetype<Window>(scratch());
  const bytes = (<usize>args.channels) << 2;
  const first = shareStart(args.batch, 1);
  const last = shareEnd(args.batch, 1);
  const image = <usize>(args.height * args.width) * bytes;
  memory.fill(args.dx + <usize>first * image, 0, <usize>(last - first) * image);
  const shift = args.dx - args.images;
  for (let place = first * args.area; place < last * args.area; place++) {
    window.at(args, args.images, place);
    const dy = args.maps + <usize>place * bytes;
    let c: usize = 0;
    for (; c + 16 <= bytes; c += 16) f.spread<Four>(window, c, v128.load(dy + c), shift);
    for (; c < bytes; c += 4) f.spread<One>(window, c, v128.load_splat<f32>(dy + c), shift);
  }
}

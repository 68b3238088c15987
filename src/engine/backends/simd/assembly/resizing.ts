/**
 * Images brought to another size, by the nearest pixel or between four of them, and the adjoints of both.
 * Not pooling: pooling.ts.
 */
import { Four, One } from './lanes';
import { scratch, shareEnd, shareStart } from './threads';
import { Vector } from './vector';

/** out[batch, outHeight, outWidth, channels] from images[batch, height, width, channels], or back. */
@unmanaged
export class ResizingArguments {
  images: usize;
  out: usize;
  batch: i32;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  /** Whether the centres of the corner pixels stay in place. */
  alignCorners: i32;
  /** Whether pixels are taken to be where their centres are. */
  halfPixelCenters: i32;
}

/** Where on an axis of the image an output pixel comes from: between two pixels, this far from the lower one. */
@unmanaged
class Source {
  low: i32;
  high: i32;
  fraction: f32;

  /** @param i place among the output's `outLength` */
  nearest(args: ResizingArguments, i: i32, length: i32, outLength: i32): void {
    const align = args.alignCorners != 0;
    const at = Source.ratio(align, length, outLength) * (<f64>i + (args.halfPixelCenters ? 0.5 : 0));
    this.low = min(length - 1, <i32>Math.floor(align ? at + 0.5 : at));
    this.high = this.low;
    this.fraction = 0;
  }

  between(args: ResizingArguments, i: i32, length: i32, outLength: i32): void {
    const half = args.halfPixelCenters ? 0.5 : 0;
    const at = Source.ratio(args.alignCorners != 0, length, outLength) * (<f64>i + half) - half;
    this.low = min(length - 1, max(0, <i32>Math.floor(at)));
    this.high = min(length - 1, <i32>Math.ceil(at));
    this.fraction = <f32>(at - <f64>this.low);
  }

  /** Pixels of the image for one of the output. */
  static ratio(align: bool, length: i32, outLength: i32): f64 {
    return align && outLength > 1 ? <f64>(length - 1) / <f64>(outLength - 1) : <f64>length / <f64>outLength;
  }
}

function vertical(): Source {
  return changetype<Source>(scratch());
}

function horizontal(): Source {
  return changetype<Source>(scratch() + 16);
}

// Each finds the sources of an output pixel: of its line, then of its column. forward() brings one pixel here, backward()
// adds one to where it came from.

@unmanaged
class Nearest {
  find(source: Source, args: ResizingArguments, i: i32, length: i32, outLength: i32): void {
    source.nearest(args, i, length, outLength);
  }
  @inline forward<L>(to: usize, top: usize, bottom: usize, left: usize, right: usize): void {
    const lanes = changetype<L>(0);
    lanes.store(to, lanes.load(top + left));
  }
  @inline backward<L>(from: usize, top: usize, bottom: usize, left: usize, right: usize): void {
    const lanes = changetype<L>(0);
    lanes.store(top + left, f32x4.add(lanes.load(top + left), lanes.load(from)));
  }
}

@unmanaged
class Bilinear {
  find(source: Source, args: ResizingArguments, i: i32, length: i32, outLength: i32): void {
    source.between(args, i, length, outLength);
  }
  @inline forward<L>(to: usize, top: usize, bottom: usize, left: usize, right: usize): void {
    const lanes = changetype<L>(0);
    const x = Vector.of(horizontal().fraction);
    const upper = Mix.of(lanes.load(top + left), lanes.load(top + right), x);
    const lower = Mix.of(lanes.load(bottom + left), lanes.load(bottom + right), x);
    lanes.store(to, Mix.of(upper, lower, Vector.of(vertical().fraction)));
  }
  @inline backward<L>(from: usize, top: usize, bottom: usize, left: usize, right: usize): void {
    const d = changetype<L>(0).load(from);
    const x = Vector.of(horizontal().fraction);
    const y = Vector.of(vertical().fraction);
    const lower = f32x4.mul(d, y);
    const upper = f32x4.sub(d, lower);
    Mix.spread<L>(top + left, top + right, upper, x);
    Mix.spread<L>(bottom + left, bottom + right, lower, x);
  }
}

class Mix {
  /** a + (b − a) t */
  @inline static of(a: v128, b: v128, t: v128): v128 {
    return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), t));
  }
  /** Adds d (1 − t) at a and d t at b, which may be the same place. */
  @inline static spread<L>(a: usize, b: usize, d: v128, t: v128): void {
    const lanes = changetype<L>(0);
    const second = f32x4.mul(d, t);
    lanes.store(a, f32x4.add(lanes.load(a), f32x4.sub(d, second)));
    lanes.store(b, f32x4.add(lanes.load(b), second));
  }
}

/** The kernels: each thread takes a share of the lines. */
export function resizeNearest(args: ResizingArguments): void {
  forward<Nearest>(args);
}
export function resizeBilinear(args: ResizingArguments): void {
  forward<Bilinear>(args);
}

function forward<F>(args: ResizingArguments): void {
  const f = changetype<F>(0);
  const pixel = (<usize>args.channels) << 2;
  const line = <usize>args.width * pixel;
  const lines = args.batch * args.outHeight;
  const end = shareEnd(lines, 1);
  let to = args.out + <usize>(shareStart(lines, 1) * args.outWidth) * pixel;
  for (let i = shareStart(lines, 1); i < end; i++) {
    f.find(vertical(), args, i % args.outHeight, args.height, args.outHeight);
    const image = args.images + <usize>((i / args.outHeight) * args.height) * line;
    const top = image + <usize>vertical().low * line;
    const bottom = image + <usize>vertical().high * line;
    for (let x = 0; x < args.outWidth; x++) {
      f.find(horizontal(), args, x, args.width, args.outWidth);
      const left = <usize>horizontal().low * pixel;
      const right = <usize>horizontal().high * pixel;
      let c: usize = 0;
      for (; c + 16 <= pixel; c += 16) f.forward<Four>(to + c, top + c, bottom + c, left, right);
      for (; c < pixel; c += 4) f.forward<One>(to + c, top + c, bottom + c, left, right);
      to += pixel;
    }
  }
}

/** The kernels: each thread takes a share of the images. `images` = the adjoint applied to `out`. */
export function resizeNearestGradient(args: ResizingArguments): void {
  backward<Nearest>(args);
}
export function resizeBilinearGradient(args: ResizingArguments): void {
  backward<Bilinear>(args);
}

function backward<F>(args: ResizingArguments): void {
  const f = changetype<F>(0);
  const pixel = (<usize>args.channels) << 2;
  const line = <usize>args.width * pixel;
  const size = <usize>args.height * line;
  const first = shareStart(args.batch, 1);
  const last = shareEnd(args.batch, 1);
  memory.fill(args.images + <usize>first * size, 0, <usize>(last - first) * size);
  let from = args.out + <usize>(first * args.outHeight * args.outWidth) * pixel;
  for (let i = first * args.outHeight; i < last * args.outHeight; i++) {
    f.find(vertical(), args, i % args.outHeight, args.height, args.outHeight);
    const image = args.images + <usize>(i / args.outHeight) * size;
    const top = image + <usize>vertical().low * line;
    const bottom = image + <usize>vertical().high * line;
    for (let x = 0; x < args.outWidth; x++) {
      f.find(horizontal(), args, x, args.width, args.outWidth);
      const left = <usize>horizontal().low * pixel;
      const right = <usize>horizontal().high * pixel;
      let c: usize = 0;
      for (; c + 16 <= pixel; c += 16) f.backward<Four>(from + c, top + c, bottom + c, left, right);
      for (; c < pixel; c += 4) f.backward<One>(from + c, top + c, bottom + c, left, right);
      from += pixel;
    }
  }
}

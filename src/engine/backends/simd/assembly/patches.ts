/**
 * Brings the patches of an image that a convolution looks at into rows of a matrix, and adds such rows back (its adjoint).
 * Not the product with the kernel: convolution.ts.
 */
import { Vector } from './vector';

/** A convolution: which parts of the images its patches are. Images are [batch, height, width, channels]. */
@unmanaged
export class Geometry {
  batch: i32;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  strideY: i32;
  strideX: i32;
  dilationY: i32;
  dilationX: i32;
  /** Zeros before the first line and column. */
  top: i32;
  left: i32;

  /** Patches of one image. */
  @inline get area(): i32 {
    return this.outHeight * this.outWidth;
  }

  /** Numbers of one patch. */
  @inline get depth(): i32 {
    return this.kernelHeight * this.kernelWidth * this.channels;
  }
}

// Each has inside() and outside(): what is done with a run of a patch that lies in the image, or in the zeros around it.

/** Writes whole vectors: what is too much is written over by the next run, and after the last one there is room. */
@unmanaged
class Gather {
  @inline inside(patch: usize, image: usize, bytes: usize): void {
    for (let i: usize = 0; i < bytes; i += 16) v128.store(patch + i, v128.load(image + i));
  }
  @inline outside(patch: usize, bytes: usize): void {
    for (let i: usize = 0; i < bytes; i += 16) v128.store(patch + i, Vector.of(0));
  }
}

@unmanaged
class Scatter {
  @inline inside(patch: usize, image: usize, bytes: usize): void {
    let i: usize = 0;
    for (; i + 16 <= bytes; i += 16) {
      v128.store(image + i, f32x4.add(v128.load(image + i), v128.load(patch + i)));
    }
    for (; i < bytes; i += 4) store<f32>(image + i, load<f32>(image + i) + load<f32>(patch + i));
  }
  @inline outside(patch: usize, bytes: usize): void {}
}

class Line {
  /** `end` bytes of a patch, of which [from, to) lie in the image. @param line where the patch begins in the image */
  @inline static visit<F>(patch: usize, line: usize, from: usize, to: usize, end: usize): void {
    const f = changetype<F>(0);
    if (from > 0) f.outside(patch, from);
    f.inside(patch + from, line + from, to - from);
    if (to < end) f.outside(patch + to, end - to);
  }
}

/** patches[i] = patch `first + i` of the images, [count, depth] and room for a vector. They are counted through the batch. */
export function gatherPatches(g: Geometry, patches: usize, images: usize, first: i32, count: i32): void {
  visit<Gather>(g, patches, images, first, count);
}

/** Patch `first + i` of the images += patches[i]. */
export function scatterPatches(g: Geometry, patches: usize, images: usize, first: i32, count: i32): void {
  visit<Scatter>(g, patches, images, first, count);
}

/** Calls F for every line of every patch. */
function visit<F>(g: Geometry, patches: usize, images: usize, first: i32, count: i32): void {
  const height = g.height;
  const width = g.width;
  const kernelWidth = g.kernelWidth;
  const kernelHeight = g.kernelHeight;
  const dilationY = g.dilationY;
  const dilationX = g.dilationX;
  const pixel = (<usize>g.channels) << 2;
  const lineBytes = <usize>width * pixel;
  const end = <usize>kernelWidth * pixel;
  let image = images + <usize>(first / g.area) * <usize>height * lineBytes;
  let outY = (first % g.area) / g.outWidth;
  let outX = first % g.outWidth;
  for (let i = 0; i < count; i++) {
    const x = outX * g.strideX - g.left;
    const from = <usize>min(kernelWidth, max(0, -x)) * pixel;
    const to = max(from, <usize>max(0, min(kernelWidth, width - x)) * pixel);
    let y = outY * g.strideY - g.top;
    for (let ky = 0; ky < kernelHeight; ky++) {
      const line = image + <usize>y * lineBytes + <usize>x * pixel;
      const inside = <u32>y < <u32>height;
      if (dilationX != 1) dilatedLine<F>(patches, line, inside ? width : 0, x, dilationX, pixel, end);
      else Line.visit<F>(patches, line, inside ? from : end, inside ? to : end, end);
      patches += end;
      y += dilationY;
    }
    if (++outX < g.outWidth) continue;
    outX = 0;
    if (++outY < g.outHeight) continue;
    outY = 0;
    image += <usize>height * lineBytes;
  }
}

/** One line of a patch, pixel by pixel. @param x of the first pixel @param width of the image, 0 if the line is outside */
function dilatedLine<F>(
  patch: usize,
  line: usize,
  width: i32,
  x: i32,
  dilation: i32,
  pixel: usize,
  end: usize,
): void {
  for (let at: usize = 0; at < end; at += pixel) {
    const inside = <u32>x < <u32>width;
    Line.visit<F>(patch + at, line, inside ? 0 : pixel, pixel, pixel);
    line += <usize>dilation * pixel;
    x += dilation;
  }
}

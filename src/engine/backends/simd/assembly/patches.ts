/**
 * Brings the patches of an image that a convolution looks at into rows of a matrix, and adds such rows back (its adjoint).
 * Not the product with the kernel: convolution.ts.
 */

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

@unmanaged
class Gather {
  @inline inside(patch: usize, image: usize, bytes: usize): void {
    let i: usize = 0;
    for (; i + 16 <= bytes; i += 16) v128.store(patch + i, v128.load(image + i));
    for (; i < bytes; i += 4) store<f32>(patch + i, load<f32>(image + i));
  }
  @inline outside(patch: usize, bytes: usize): void {
    for (let i: usize = 0; i < bytes; i += 4) store<f32>(patch + i, 0);
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

/** patches[i] = patch `first + i` of the images, [count, depth]. Patches are counted through the batch. */
export function gatherPatches(g: Geometry, patches: usize, images: usize, first: i32, count: i32): void {
  visit<Gather>(g, patches, images, first, count);
}

/** Patch `first + i` of the images += patches[i]. */
export function scatterPatches(g: Geometry, patches: usize, images: usize, first: i32, count: i32): void {
  visit<Scatter>(g, patches, images, first, count);
}

/** Calls F for every line of every patch. */
function visit<F>(g: Geometry, patches: usize, images: usize, first: i32, count: i32): void {
  const lineBytes = (<usize>(g.width * g.channels)) << 2;
  const patchLineBytes = (<usize>(g.kernelWidth * g.channels)) << 2;
  const imageBytes = <usize>g.height * lineBytes;
  let image = images + <usize>(first / g.area) * imageBytes;
  let outY = (first % g.area) / g.outWidth;
  let outX = first % g.outWidth;
  for (let i = 0; i < count; i++) {
    const x = outX * g.strideX - g.left;
    let y = outY * g.strideY - g.top;
    for (let ky = 0; ky < g.kernelHeight; ky++) {
      const line: usize = <u32>y < <u32>g.height ? image + <usize>y * lineBytes : 0;
      patchLine<F>(g, patches, line, x);
      patches += patchLineBytes;
      y += g.dilationY;
    }
    if (++outX < g.outWidth) continue;
    outX = 0;
    if (++outY < g.outHeight) continue;
    outY = 0;
    image += imageBytes;
  }
}

/** One line of a patch: neighbours in memory, unless dilated. @param line of the image, 0 outside @param x may be outside */
function patchLine<F>(g: Geometry, patch: usize, line: usize, x: i32): void {
  const taps = g.dilationX == 1 ? g.kernelWidth : 1;
  const pixel = (<usize>g.channels) << 2;
  for (let kx = 0; kx < g.kernelWidth; kx += taps) {
    run<F>(patch + <usize>kx * pixel, line, x + kx * g.dilationX, taps, g.width, pixel);
  }
}

/** `taps` pixels from x on, some of them perhaps outside the image. */
function run<F>(patch: usize, line: usize, x: i32, taps: i32, width: i32, pixel: usize): void {
  const f = changetype<F>(0);
  if (line != 0 && x >= 0 && x + taps <= width) {
    f.inside(patch, line + <usize>x * pixel, <usize>taps * pixel);
    return;
  }
  const from = line == 0 ? taps : min(taps, max(0, -x));
  const to = max(from, min(taps, width - x));
  f.outside(patch, <usize>from * pixel);
  if (to > from) {
    f.inside(patch + <usize>from * pixel, line + <usize>(x + from) * pixel, <usize>(to - from) * pixel);
  }
  f.outside(patch + <usize>to * pixel, <usize>(taps - to) * pixel);
}

/**
 * From numbers to colours: grey images, and the two-ended scale for signed values.
 * Not a canvas: these fill the bytes of an ImageData.
 */
import type { Rgb, ThemeColors } from './themeColors.ts';

/** Where to begin to write, and how many bytes a row of the target has. */
export interface Target {
  readonly bytes: Uint8ClampedArray;
  readonly stride: number;
  readonly left: number;
  readonly top: number;
}

export interface Grid {
  readonly width: number;
  readonly height: number;
}

export function wholeOf(image: ImageData): Target {
  return { bytes: image.data, stride: image.width * 4, left: 0, top: 0 };
}

/** Writes values in [0, 1] as grey, 0 black and 1 white; values outside are clipped. */
export function writeGrey(values: Float32Array, { width, height }: Grid, target: Target): void {
  for (let i = 0; i < width * height; i++) {
    const at = byteOf(i, width, target);
    const grey = values[i]! * 255;
    target.bytes[at] = grey;
    target.bytes[at + 1] = grey;
    target.bytes[at + 2] = grey;
    target.bytes[at + 3] = 255;
  }
}

/** Writes values in [−1, 1] on the two-ended scale. */
export function writeSigned(
  values: Float32Array,
  { width, height }: Grid,
  colors: ThemeColors,
  target: Target,
): void {
  for (let i = 0; i < width * height; i++) {
    const at = byteOf(i, width, target);
    const [red, green, blue] = signedColor(values[i]!, colors);
    target.bytes[at] = red;
    target.bytes[at + 1] = green;
    target.bytes[at + 2] = blue;
    target.bytes[at + 3] = 255;
  }
}

/** −1 the negative colour, 0 the base, +1 the positive colour; clipped. */
export function signedColor(value: number, { sunk, positive, negative }: ThemeColors, base: Rgb = sunk): Rgb {
  return mix(base, value > 0 ? positive : negative, Math.min(1, Math.abs(value)));
}

/** The straight line between two colours. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

function byteOf(pixel: number, width: number, { stride, left, top }: Target): number {
  return (top + Math.floor(pixel / width)) * stride + (left + (pixel % width)) * 4;
}

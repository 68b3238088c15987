/**
 * Makes grey images of coloured pictures of any size.
 * Not a decoder: the browser has one, and it scales.
 */

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in whole pixels. */
export interface Placement extends Size {
  readonly left: number;
  readonly top: number;
}

/** Where a picture stands in a square: as large as fits, in the middle. */
export function fitInside({ width, height }: Size, side: number): Placement {
  const scale = side / Math.max(width, height);
  const fitted = (length: number) => Math.max(1, Math.round(length * scale));
  const [fittedWidth, fittedHeight] = [fitted(width), fitted(height)];
  return {
    left: Math.floor((side - fittedWidth) / 2),
    top: Math.floor((side - fittedHeight) / 2),
    width: fittedWidth,
    height: fittedHeight,
  };
}

export interface GreyPicture {
  /** [side²], 0 (black) … 255 (white). */
  readonly pixels: Uint8Array;
  /** What surrounds the picture's subject, 0 … 255. */
  readonly background: number;
}

/** Luma Y′ of a pixel, 0 … 255. @see ITU-R BT.601 */
const lumaAt = (rgba: Uint8ClampedArray, at: number) =>
  0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!;

/**
 * The luma of a picture on its own background, which also fills what is transparent or beside it. The background is the
 * mean luma along the picture's edge; where the edge is transparent, it is black or white, whichever the picture is not.
 * @param rgba [side², 4], not premultiplied, transparent outside of `placement`
 */
export function greyOf(rgba: Uint8ClampedArray, side: number, placement: Placement): GreyPicture {
  const background = backgroundOf(rgba, side, placement);
  const pixels = new Uint8Array(side * side);
  for (let i = 0; i < pixels.length; i++) {
    const opacity = rgba[4 * i + 3]! / 255;
    pixels[i] = Math.round(opacity * lumaAt(rgba, 4 * i) + (1 - opacity) * background);
  }
  return { pixels, background };
}

function backgroundOf(rgba: Uint8ClampedArray, side: number, placement: Placement): number {
  const { left, top, width, height } = placement;
  const isEdge = (x: number, y: number) =>
    x === left || y === top || x === left + width - 1 || y === top + height - 1;
  const edge = meanLuma(rgba, side, placement, isEdge);
  if (edge.opacity >= 0.5) return edge.luma;
  return meanLuma(rgba, side, placement, () => true).luma < 128 ? 255 : 0;
}

/** Means over some of the picture's pixels: of their opacity, and of their luma weighted by it. */
function meanLuma(
  rgba: Uint8ClampedArray,
  side: number,
  { left, top, width, height }: Placement,
  isMeant: (x: number, y: number) => boolean,
): { readonly luma: number; readonly opacity: number } {
  let [sum, opacity, count] = [0, 0, 0];
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      if (!isMeant(x, y)) continue;
      const at = 4 * (y * side + x);
      const alpha = rgba[at + 3]! / 255;
      sum += alpha * lumaAt(rgba, at);
      opacity += alpha;
      count++;
    }
  }
  return { luma: opacity > 0 ? sum / opacity : 0, opacity: opacity / count };
}

const SIGNATURES: readonly (readonly [number, readonly number[]])[] = [
  [0, [0x89, 0x50, 0x4e, 0x47]],
  [0, [0xff, 0xd8, 0xff]],
  [8, [0x57, 0x45, 0x42, 0x50]],
];

/** True where the bytes begin as PNG, JPEG or WebP. */
export const isPicture = (bytes: Uint8Array): boolean =>
  SIGNATURES.some(([from, signature]) => signature.every((byte, i) => bytes[from + i] === byte));

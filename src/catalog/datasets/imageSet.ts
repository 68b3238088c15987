/**
 * Images in memory: uint8, never widened to floats as a whole.
 * Not a loader.
 */
import type { ImageShape } from '../layer.ts';

export interface ImageSplit {
  /** [count, height · width], 0 (black) … 255 (white). */
  readonly images: Uint8Array;
  /** [count], an index into classNames. */
  readonly labels: Uint8Array;
  readonly count: number;
}

export interface ImageSet extends ImageShape {
  readonly kind: 'image';
  readonly train: ImageSplit;
  readonly test: ImageSplit;
  readonly classNames: readonly string[];
}

/**
 * The value that every dataset becomes: grey images with labels, split into train and test.
 * Not a loader and not a tensor: where the bytes came from and where they reside on a device is decided elsewhere.
 */

/** `count` images of one size, one after the other. */
export interface ImageSplit {
  /** [count, height · width], row by row, 0 is background and 255 is full ink. */
  readonly images: Uint8Array;
  /** [count], indices into the set's `classNames`; all 0 where the data bear no labels. */
  readonly labels: Uint8Array;
  readonly count: number;
}

export interface ImageSet {
  readonly train: ImageSplit;
  readonly test: ImageSplit;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Name of each label; `UNLABELLED` where the data bear no labels. */
  readonly classNames: readonly string[];
}

/** The class names of a set without labels. */
export const UNLABELLED: readonly string[] = ['unlabelled'];

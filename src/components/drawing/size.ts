/** Sizes and boxes in CSS pixels. Apart from useSize.ts, so that a worker, which has no DOM, can know them. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** A size in CSS pixels. Apart from useSize.ts, so that a worker, which has no DOM, can know it. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

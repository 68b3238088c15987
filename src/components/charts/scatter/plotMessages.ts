/**
 * What a map tells whoever draws its points, in the page or in a worker, and what a worker answers.
 * No code: both sides import this.
 */
import type { MapFrame } from '#protocol/frames.ts';
import type { Size } from '../../drawing/size.ts';
import type { Emphasis, PointsInfo } from './cloud.ts';
import type { Projection } from './view.ts';

/** How the points are seen. */
export interface PointsPicture {
  readonly projection: Projection;
  readonly size: Size;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  readonly zoom: number;
  /** Red, green and blue of each class, 0 … 1. */
  readonly classColors: readonly number[];
  /** How much of the thumbnails is seen, 0 … 1. */
  readonly thumbnailShare: number;
}

/** Images that stand in the place of their points. */
export interface Thumbnails {
  readonly indices: Uint32Array;
  /** Grey levels, [n, height · width]. */
  readonly images: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** CSS pixels of a pixel. */
  readonly scale: number;
}

/** What changes the points. It is seen with the next picture, but for `clear`, which empties the canvas. */
export type PointsChange =
  | { readonly type: 'cloud'; readonly info: PointsInfo }
  | { readonly type: 'merge'; readonly frame: MapFrame }
  | { readonly type: 'emphasise'; readonly emphasis: Emphasis }
  | { readonly type: 'thumbnails'; readonly thumbnails: Thumbnails }
  | { readonly type: 'clear' };

export type PlotMessage =
  | PointsChange
  | { readonly type: 'open'; readonly canvas: OffscreenCanvas }
  /** Answered by `drawn`. */
  | { readonly type: 'draw'; readonly picture: PointsPicture }
  /** Answered by the picture itself; what is on the canvas stays. */
  | { readonly type: 'take'; readonly picture: PointsPicture };

/** `missing`: this worker has no WebGL2. */
export type PlotAnswer = 'drawn' | 'missing' | ImageBitmap;

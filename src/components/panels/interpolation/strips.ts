/** The film strips of an interpolation and where they stand. Not their painting. */
import type { CodecId, InterpolationFrame, Pictures } from '#protocol/frames.ts';
import type { Size } from '../../drawing/size.ts';
import { layGrid, type TileGrid } from '../../drawing/tileGrid.ts';

export interface Strip {
  readonly name: string;
  readonly tone: 'accent' | 'pca' | 'muted';
  /** Whose code it goes through; undefined for the pixels. */
  readonly codec?: CodecId;
  /** Undefined while PCA is not there. */
  readonly pictures: (Pictures & { readonly codes?: Float32Array }) | undefined;
}

export const stripsOf = ({ straight, spherical, pca, pixels }: InterpolationFrame): readonly Strip[] => [
  { name: 'autoencoder, straight', tone: 'accent', codec: 'autoencoder', pictures: straight },
  { name: 'autoencoder, spherical', tone: 'accent', codec: 'autoencoder', pictures: spherical },
  { name: 'PCA, straight', tone: 'pca', codec: 'pca', pictures: pca },
  { name: 'pixels, straight', tone: 'muted', pictures: pixels },
];

/** Height of a strip's name. */
const NAME = 20;
/** Of the line of confidences and the classes under a strip. */
export const CHART = 28;
export const CLASS = 14;
const MOST_TILE = 88;

/** @param isJudged whether there is a line under each strip */
export const layStrips = (size: Size, strips: number, places: number, isJudged: boolean): TileGrid =>
  layGrid(size, {
    columns: places,
    rows: strips,
    above: NAME,
    below: isJudged ? CHART + CLASS : 0,
    gap: 4,
    mostTile: MOST_TILE,
  });

/** Height that strips of the least size need, CSS pixels. */
export const leastHeight = (strips: number, isJudged: boolean): number =>
  strips * (NAME + 24 + (isJudged ? CHART + CLASS : 0));

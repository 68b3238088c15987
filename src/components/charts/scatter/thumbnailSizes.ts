/** How many thumbnails a map has room for, how large they are, and how they lie in one texture. Pure. */
import type { Size } from '../../drawing/size.ts';
import type { Thumbnails } from './plotMessages.ts';

/** More are never shown at once. */
const MOST = 150;
/** Of the map's area: all thumbnails together, some upon others, and those that are drawn larger. */
const FULL = 1.7;
const SPARSE = 0.5;
/** CSS pixels of a pixel at the most. */
const LARGEST = 3;
const GAP = 4;

type ImageSize = Pick<Thumbnails, 'width' | 'height'>;

const areaOf = ({ width, height }: ImageSize, scale: number): number =>
  (width * scale + GAP) * (height * scale + GAP);

/** The most points in view that are shown as images; 0 where the map is too small for any. */
export function mostThumbnails(view: Size, image: ImageSize): number {
  return Math.min(MOST, Math.floor((FULL * view.width * view.height) / areaOf(image, 1)));
}

/** CSS pixels of a pixel: more of them the fewer images there are. */
export function thumbnailScale(count: number, view: Size, image: ImageSize): number {
  const room = SPARSE * view.width * view.height;
  let scale = 1;
  while (scale < LARGEST && count * areaOf(image, scale + 1) <= room) scale++;
  return scale;
}

/** The images side by side in rows, as square as can be, [rows · height, columns · width]. */
export function layAtlas({ indices, images, width, height }: Thumbnails) {
  const columns = Math.ceil(Math.sqrt(indices.length));
  const rows = Math.ceil(indices.length / columns);
  const levels = new Uint8Array(columns * width * rows * height);
  for (let slot = 0; slot < indices.length; slot++) {
    const [column, row] = [slot % columns, Math.floor(slot / columns)];
    for (let y = 0; y < height; y++) {
      const from = (slot * height + y) * width;
      levels.set(images.subarray(from, from + width), ((row * height + y) * columns + column) * width);
    }
  }
  return { columns, rows, levels };
}

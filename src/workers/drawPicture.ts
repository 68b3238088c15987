/** Decodes and scales a picture by the browser's own means. Not its colours: engine/data/pictures.ts makes them grey. */
import { fitInside } from '#engine/data/pictures.ts';
import type { DrawnPicture } from './platform.ts';

/** A picture (PNG, JPEG or WebP) scaled into the middle of a square; undefined if it cannot be decoded.
 *  @param side of the square, pixels */
export async function drawPicture(bytes: Uint8Array, side: number): Promise<DrawnPicture | undefined> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)])).catch(() => undefined);
  if (!bitmap) return undefined;
  const placement = fitInside(bitmap, side);
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context) {
    const { left, top, width, height } = placement;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, left, top, width, height);
  }
  bitmap.close();
  return context ? { rgba: context.getImageData(0, 0, side, side).data, placement } : undefined;
}

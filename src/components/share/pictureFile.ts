/** Rows of equal images as a PNG file, each row with its name, pixels enlarged and crisp. Not for the screen. */
import type { NamedFile } from '#protocol/messages.ts';
import type { Grid } from '../drawing/pixels.ts';
import { createSheet } from '../drawing/tileSheet.ts';

export interface PictureRow {
  readonly name: string;
  /** [n, height · width], values in [0, 1]. */
  readonly images: Float32Array;
}

/** Images are enlarged by a whole factor to about this size. */
const TILE_PX = 112;
const GAP_PX = 8;
const NAME_PX = 112;

/** Without a 2D context there is none. */
export async function pictureFile(
  name: string,
  rows: readonly PictureRow[],
  tile: Grid,
): Promise<NamedFile | undefined> {
  const scale = Math.max(1, Math.round(TILE_PX / Math.max(tile.width, tile.height)));
  const cell = { width: tile.width * scale + GAP_PX, height: tile.height * scale + GAP_PX };
  const columns = Math.max(...rows.map(({ images }) => images.length / (tile.width * tile.height)));
  const canvas = new OffscreenCanvas(
    NAME_PX + columns * cell.width + GAP_PX,
    rows.length * cell.height + GAP_PX,
  );
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#1c1e22';
  context.font = '13px "Inter Variable", system-ui, sans-serif';
  context.textBaseline = 'middle';
  context.imageSmoothingEnabled = false;
  for (const [i, { name: words, images }] of rows.entries()) {
    const top = GAP_PX + i * cell.height;
    context.fillText(words, GAP_PX, top + (cell.height - GAP_PX) / 2, NAME_PX - 2 * GAP_PX);
    const sheet = createSheet(images, tile)?.canvas;
    for (let column = 0; sheet && column * tile.width < sheet.width; column++) {
      const place = [NAME_PX + column * cell.width, top, tile.width * scale, tile.height * scale] as const;
      context.drawImage(sheet, column * tile.width, 0, tile.width, tile.height, ...place);
    }
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return { name, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

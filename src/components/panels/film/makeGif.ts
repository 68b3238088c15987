/// <reference path="./gifenc.d.ts" />
/** A film as an animated GIF. Not the painting of a moment: paintMoment.ts. */
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { Size } from '../../drawing/size.ts';
import { css } from '../../drawing/themeColors.ts';
import { paintMoment, type Scene } from './paintMoment.ts';

const COLORS = 128;
const DELAY_MS = 90;
const LAST_DELAY_MS = 1500;
const MARGIN = 12;

/** @param onShare of the work, 0 … 1; resolves when there is time for more */
export async function makeGif(
  scenes: readonly Scene[],
  size: Size,
  onShare: (share: number) => Promise<void>,
): Promise<Uint8Array> {
  const gif = GIFEncoder();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [size.width + 2 * MARGIN, size.height + 2 * MARGIN];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser offers no canvas to paint on.');
  for (const [i, scene] of scenes.entries()) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = css(scene.colors.surface);
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.translate(MARGIN, MARGIN);
    context.imageSmoothingEnabled = false;
    paintMoment(context, size, scene);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const palette = quantize(data, COLORS);
    const delay = i === scenes.length - 1 ? LAST_DELAY_MS : DELAY_MS;
    gif.writeFrame(applyPalette(data, palette), canvas.width, canvas.height, { palette, delay });
    await onShare((i + 1) / scenes.length);
  }
  gif.finish();
  return gif.bytes();
}

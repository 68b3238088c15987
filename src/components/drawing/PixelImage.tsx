/**
 * One small image with crisp pixels: grey, or signed on the two-ended scale.
 * Not for many images: a tile sheet paints those on one canvas.
 */
import { useEffect, useRef } from 'react';
import { PictureFrame } from './PictureFrame.tsx';
import styles from './PixelImage.module.css';
import { type Grid, wholeOf, writeGrey, writeSigned } from './pixels.ts';
import { type ThemeColors, useThemeColors } from './themeColors.ts';

interface PixelImageProps extends Grid {
  /** [height · width]; without it only the empty frame is shown, or what is awaited. */
  readonly pixels: Float32Array | undefined;
  /** Values run from −1 to 1 instead of from 0 to 1. */
  readonly signed?: boolean;
  /** Stands on a quiet ground until there are pixels. */
  readonly awaiting?: string;
  /** What a screen reader says. */
  readonly label: string;
}

export function PixelImage({ pixels, width, height, signed = false, awaiting, label }: PixelImageProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const colors = useThemeColors();
  const isThere = pixels?.length === width * height;
  useEffect(() => {
    if (ref.current) paint(ref.current, { width, height }, pixels, signed ? colors : undefined);
  }, [pixels, width, height, signed, colors]);
  return (
    <PictureFrame awaiting={isThere ? undefined : awaiting}>
      <canvas
        ref={ref}
        className={signed || !isThere ? styles.quiet : styles.image}
        width={width}
        height={height}
        role="img"
        aria-label={label}
      />
    </PictureFrame>
  );
}

function paint(
  canvas: HTMLCanvasElement,
  grid: Grid,
  pixels: Float32Array | undefined,
  signedColors: ThemeColors | undefined,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  if (pixels?.length !== grid.width * grid.height) {
    context.clearRect(0, 0, grid.width, grid.height);
    return;
  }
  const image = context.createImageData(grid.width, grid.height);
  if (signedColors) writeSigned(pixels, grid, signedColors, wholeOf(image));
  else writeGrey(pixels, grid, wholeOf(image));
  context.putImageData(image, 0, 0);
}

/** Paints one moment of a run: its map, reconstructions and the generated item. Not which moment: FilmPanel.tsx. */
import type { FilmFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { createSheet, drawTile } from '../../drawing/tileSheet.ts';
import { type Bounds, type Box, type Layout, LINE, layoutOf } from './layout.ts';

export interface Scene {
  readonly moment: FilmFrame;
  readonly bounds: Bounds;
  readonly dataset: DatasetInfo;
  readonly colors: ThemeColors;
}

const RADIUS = 2;

export function paintMoment(context: CanvasRenderingContext2D, size: Size, scene: Scene): void {
  const { moment, dataset } = scene;
  const tile = { width: dataset.width, height: dataset.height };
  const images = moment.clean.length / (tile.width * tile.height);
  const layout = layoutOf(size, images);
  paintMap(context, layout.map, scene);
  const [clean, copies, generated] = [moment.clean, moment.reconstructed, moment.generated].map((values) =>
    createSheet(values, tile),
  );
  for (let i = 0; i < images; i++) {
    if (clean) drawTile(context, clean, i, layout.originals[i]!);
    if (copies) drawTile(context, copies, i, layout.copies[i]!);
  }
  if (generated) drawTile(context, generated, 0, layout.generated);
  paintWords(context, layout, scene);
}

function paintMap(context: CanvasRenderingContext2D, box: Box, scene: Scene): void {
  const { moment, bounds, dataset, colors } = scene;
  context.fillStyle = css(colors.sunk);
  context.fillRect(box.x, box.y, box.width, box.height);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  for (const [i, index] of moment.indices.entries()) {
    const across = (moment.positions[2 * i]! - bounds.left) / (bounds.right - bounds.left);
    const up = (moment.positions[2 * i + 1]! - bounds.bottom) / (bounds.top - bounds.bottom);
    const color = colors.classes[(dataset.labels[index] ?? 0) % colors.classes.length]!;
    context.fillStyle = css(color, 0.85);
    context.beginPath();
    context.arc(box.x + across * box.width, box.y + (1 - up) * box.height, RADIUS, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}

function paintWords(context: CanvasRenderingContext2D, layout: Layout, { colors }: Scene): void {
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = css(colors.muted);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const first = layout.originals[0];
  if (first) context.fillText('test items and what came back', first.x, first.y - LINE / 3);
  context.fillText('generated', layout.generated.x, layout.generated.y - LINE / 3);
}

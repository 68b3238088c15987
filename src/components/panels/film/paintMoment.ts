/** Paints one moment of a run: its map, what comes back and the generated item. Not which moment: FilmPanel.tsx. */
import type { FilmFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { paintCell } from '../../drawing/items/paintCells.ts';
import { paintDots, paintLines, paintMark } from '../../drawing/items/paintPoints.ts';
import { type Plane, placeIn, shadowOf } from '../../drawing/items/planeView.ts';
import type { Box, Size } from '../../drawing/size.ts';
import { css, type Rgb, type ThemeColors } from '../../drawing/themeColors.ts';
import { createSheet, drawTile } from '../../drawing/tileSheet.ts';
import { type Bounds, halvesOf, LINE, layPictures, layRows, type Places } from './layout.ts';

export interface Scene {
  readonly moment: FilmFrame;
  readonly bounds: Bounds;
  readonly dataset: DatasetInfo;
  readonly colors: ThemeColors;
}

const RADIUS = 2;
/** Half the room of a mark before its name. */
const MARK = 6;

export function paintMoment(context: CanvasRenderingContext2D, size: Size, scene: Scene): void {
  const { items } = scene.dataset;
  const { map, rest } = halvesOf(size);
  paintMap(context, map, scene);
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = 'alphabetic';
  if (items.kind === 'image') paintPictures(context, rest, scene);
  else if (items.kind === 'point') paintPlane(context, rest, scene, items.plane);
  else paintTable(context, rest, scene);
}

/** Paints inside of a box only. */
function clipped(context: CanvasRenderingContext2D, box: Box, paint: () => void): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  paint();
  context.restore();
}

function paintMap(context: CanvasRenderingContext2D, box: Box, scene: Scene): void {
  const { moment, bounds, dataset, colors } = scene;
  context.fillStyle = css(colors.sunk);
  context.fillRect(box.x, box.y, box.width, box.height);
  clipped(context, box, () => {
    for (const [i, index] of moment.indices.entries()) {
      const across = (moment.positions[2 * i]! - bounds.left) / (bounds.right - bounds.left);
      const up = (moment.positions[2 * i + 1]! - bounds.bottom) / (bounds.top - bounds.bottom);
      const color = colors.classes[(dataset.labels[index] ?? 0) % colors.classes.length]!;
      const place = [box.x + across * box.width, box.y + (1 - up) * box.height] as const;
      paintDots(context, [place], { color, alpha: 0.85, radius: RADIUS });
    }
  });
}

function paintPictures(context: CanvasRenderingContext2D, rest: Box, scene: Scene): void {
  const { moment, dataset } = scene;
  const places = layPictures(rest, moment.clean.length / (dataset.width * dataset.height));
  const [clean, copies, generated] = [moment.clean, moment.reconstructed, moment.generated].map((values) =>
    createSheet(values, dataset),
  );
  for (const [i, box] of places.originals.entries()) {
    if (clean) drawTile(context, clean, i, box);
    if (copies) drawTile(context, copies, i, places.copies[i]!);
  }
  if (generated) drawTile(context, generated, 0, places.generated);
  paintWords(context, rest, places, scene);
}

/** From the test points to where they come back to, on the plane of the data. */
function paintPlane(context: CanvasRenderingContext2D, rest: Box, scene: Scene, plane: Plane): void {
  const { moment, dataset, colors } = scene;
  const box = { ...rest, y: rest.y + LINE, height: rest.height - 2 * LINE };
  const place = placeIn(box, plane.reach);
  const placesOf = (values: Float32Array) =>
    Array.from({ length: values.length / dataset.width }, (_, i) => {
      const [x, y] = place(shadowOf(values, plane, i));
      return [box.x + x, box.y + y] as const;
    });
  const generated = { color: colors.ink, ground: colors.surface, radius: 4 };
  const [from, to] = [placesOf(moment.clean), placesOf(moment.reconstructed)];
  clipped(context, box, () => {
    paintDots(context, from, { color: colors.muted, alpha: 0.75, radius: 1.5 });
    const ways = to.map((at, i) => [from[i]!, at] as const);
    paintLines(context, ways, { color: colors.accent, alpha: 0.45, width: 1 });
    paintDots(context, to, { color: colors.accent, alpha: 1, radius: 2 });
    for (const at of placesOf(moment.generated)) paintMark(context, at, generated);
  });
  say(context, rest, colors.muted, wordsOf(dataset));
  const key = { ...rest, x: rest.x + 2 * MARK, y: box.y + box.height };
  paintMark(context, [rest.x + MARK, key.y + LINE / 2], generated);
  say(context, key, colors.muted, ['generated']);
}

function paintTable(context: CanvasRenderingContext2D, rest: Box, scene: Scene): void {
  const { moment, dataset, colors } = scene;
  const places = layRows(rest, moment.clean.length / dataset.width);
  const paintRows = (values: Float32Array, boxes: readonly Box[], color: Rgb) => {
    for (const [i, { x, y, width, height }] of boxes.entries()) {
      const cell = width / dataset.width;
      for (let column = 0; column < dataset.width; column++) {
        const box = { x: x + column * cell, y, width: cell, height };
        paintCell(context, box, values[i * dataset.width + column] ?? 0, { colors, color });
      }
    }
  };
  paintRows(moment.clean, places.originals, colors.muted);
  paintRows(moment.reconstructed, places.copies, colors.accent);
  paintRows(moment.generated, [places.generated], colors.sand);
  paintWords(context, rest, places, scene);
}

function paintWords(
  context: CanvasRenderingContext2D,
  rest: Box,
  places: Places,
  { colors, dataset }: Scene,
): void {
  const [first] = places.originals;
  if (first) say(context, { ...rest, y: first.y - LINE }, colors.muted, wordsOf(dataset));
  say(context, { ...rest, y: places.generated.y - LINE }, colors.muted, ['generated']);
}

/** The shorter ones are for narrow panels. */
function wordsOf(dataset: DatasetInfo): readonly string[] {
  const { many } = itemNames(dataset);
  return [`test ${many} and their x̂`, `${many} and x̂`, 'x and x̂'];
}

/** A line at the top of a box. @param words from long to short: the first that has room */
function say(context: CanvasRenderingContext2D, box: Box, color: Rgb, words: readonly string[]): void {
  context.fillStyle = css(color);
  context.textAlign = 'left';
  const text = words.find((one) => context.measureText(one).width <= box.width) ?? words.at(-1) ?? '';
  context.fillText(text, box.x, box.y + (2 / 3) * LINE);
}

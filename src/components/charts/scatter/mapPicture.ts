/**
 * A map as a PNG file: what is seen of the points with axes and numbers, and the classes below. Loaded when somebody saves.
 * Not for the screen, and without what stands over the points there: rings, buttons, cards.
 */
import type { NamedFile } from '#protocol/messages.ts';
import { classShapes } from '../../drawing/classShapes.ts';
import { css, type Rgb } from '../../drawing/themeColors.ts';
import { paintAxes, paintLabels } from './axes.ts';
import { layLegend, legendLook } from './legendLayout.ts';
import type { Plot, TakenMap } from './plot.ts';

/** Pixels of the file in a CSS pixel of the map. */
const SCALE = 2;

type Context = OffscreenCanvasRenderingContext2D;

interface MapClasses {
  readonly classNames: readonly string[];
  /** Their points are not shown, and neither are they. */
  readonly hidden: ReadonlySet<number>;
}

/** Undefined as long as there is nothing to see. */
export async function mapPicture(
  plot: Plot,
  name: string,
  { classNames, hidden }: MapClasses,
): Promise<NamedFile | undefined> {
  const map = await plot.take(SCALE);
  const shown = [...classNames.entries()].filter(([index]) => !hidden.has(index));
  const blob = map && (await paint(map, shown));
  map?.points.close();
  return blob && { name, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

type Shown = readonly (readonly [number, string])[];

async function paint(map: TakenMap, shown: Shown): Promise<Blob | undefined> {
  const { points, size, colors } = map;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  context.font = font;
  const legend = layLegend(
    shown.map(([, name]) => context.measureText(name).width),
    size.width,
  );
  canvas.width = Math.round(size.width * SCALE);
  canvas.height = Math.round((size.height + legend.height) * SCALE);
  context.scale(SCALE, SCALE);
  context.fillStyle = css(colors.background);
  context.fillRect(0, 0, canvas.width, canvas.height);
  paintAxes(context, size, map);
  context.drawImage(points, 0, 0, size.width, size.height);
  paintLabels(context, size, map);
  context.font = font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const [i, { x, y }] of legend.entries.entries()) {
    const [index, name] = shown[i] ?? [0, ''];
    paintClass(context, { index, name, colors, x, y: size.height + y });
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

interface ClassAt {
  readonly index: number;
  readonly name: string;
  readonly colors: { readonly classes: readonly Rgb[]; readonly ink: Rgb };
  readonly x: number;
  readonly y: number;
}

function paintClass(context: Context, { index, name, colors, x, y }: ClassAt): void {
  const { row, glyph, gap } = legendLook;
  const color = colors.classes[index % colors.classes.length] ?? colors.ink;
  context.save();
  context.translate(x + glyph / 2, y + row / 2);
  context.fillStyle = css(color);
  context.fill(new Path2D(classShapes[index % classShapes.length]), 'evenodd');
  context.restore();
  context.fillStyle = css(colors.ink);
  context.fillText(name, x + glyph + gap, y + row / 2);
}

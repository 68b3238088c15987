/** Draws the runs' lines and says where their values are. Not what the lines are: lines.ts. */
import { paintDisc, paintLine } from '../../charts/plain/marks.ts';
import {
  type Area,
  areaOf,
  type Domain,
  linearTicks,
  paintAxes,
  powerTicks,
  shareIn,
  type Tick,
} from '../../charts/plain/plot.ts';
import type { Readable } from '../../charts/readable/ReadableCanvas.tsx';
import type { Axis, XY } from '../../compare/measures.ts';
import { lookOf } from '../../compare/runLook.ts';
import { formatCount, formatFixed, formatMeasure } from '../../drawing/format.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { axisNames, extentOf, pcaLines, type RunLine } from './lines.ts';

interface Curves {
  readonly lines: readonly RunLine[];
  readonly isLog: boolean;
  readonly axis: Axis;
  readonly yName: string;
  readonly colors: ThemeColors;
}

/** Where values are, CSS pixels. */
interface Plot {
  readonly area: Area;
  readonly across: Domain;
  readonly up: Domain;
  place(point: XY): { readonly x: number; readonly y: number };
}

/** Room above and below the lines on a logarithmic axis, decades. */
const ROOM = 0.05;
const NEAR_PX = 24;

function plotOf({ lines, isLog }: Curves, size: Size): Plot {
  const area = areaOf(size, { title: true });
  const { end, least, most } = extentOf(lines, isLog);
  const across: Domain = [0, end];
  const up: Domain = isLog
    ? [Math.log10(least) - ROOM, Math.log10(most) + ROOM]
    : [Math.min(0, least), most * 1.05];
  const height = (y: number) => shareIn(up, isLog ? Math.log10(y) : y);
  return {
    ...{ area, across, up },
    place: ({ x, y }) => ({
      x: area.left + shareIn(across, x) * area.width,
      y: area.top + (1 - height(y)) * area.height,
    }),
  };
}

/** The one whose point is least far away. */
const nearest = <One extends { readonly point: XY }>(
  candidates: readonly One[],
  distance: (point: XY) => number,
): One => candidates.reduce((best, one) => (distance(one.point) < distance(best.point) ? one : best));

export function readableOf(curves: Curves): Readable {
  const { lines, axis } = curves;
  const values = lines.flatMap(({ points, name }, run) => points.map((point) => ({ run, name, point })));
  return {
    count: values.length,
    paint: (context, size, pointed) =>
      paint(context, curves, plotOf(curves, size), pointed === undefined ? undefined : values[pointed]),
    indexAt(x, y, size) {
      if (values.length === 0) return undefined;
      const { place } = plotOf(curves, size);
      const away = (point: XY) => {
        const at = place(point);
        return Math.hypot(at.x - x, at.y - y);
      };
      const found = nearest(values, away);
      return away(found.point) <= NEAR_PX ? values.indexOf(found) : undefined;
    },
    next(index, direction) {
      const here = values[index]!;
      if (direction === 'left' || direction === 'right') {
        const beside = index + (direction === 'left' ? -1 : 1);
        return values[beside]?.run === here.run ? beside : index;
      }
      const wanted = here.run + (direction === 'up' ? -1 : 1);
      const others = values.filter(({ run }) => run === wanted);
      if (others.length === 0) return index;
      const found = nearest(others, ({ x }) => Math.abs(x - here.point.x));
      return values.indexOf(found);
    },
    reading(index) {
      const { name, point } = values[index]!;
      return `${name}: ${formatMeasure(point.y)} ${placeInWords(point.x, axis)}`;
    },
  };
}

function placeInWords(x: number, axis: Axis): string {
  if (axis === 'step') return `at step ${formatCount(x)}`;
  return axis === 'epoch' ? `at epoch ${formatFixed(x, 2)}` : `after ${formatFixed(x, 1)} s`;
}

interface Pointed {
  readonly run: number;
  readonly point: XY;
}

function paint(
  context: CanvasRenderingContext2D,
  curves: Curves,
  plot: Plot,
  pointed: Pointed | undefined,
): void {
  const { lines, isLog, axis, yName, colors } = curves;
  const { area, across, up, place } = plot;
  paintAxes(context, {
    ...{ area, colors },
    across: linearTicks(across, area.width),
    up: isLog ? logTicks(up, area.height) : linearTicks(up, area.height, 40),
    acrossName: axisNames[axis],
    upName: yName,
  });
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 4, area.width + 4, area.height + 8);
  context.clip();
  for (const pca of pcaLines(lines)) paintPca(context, plot, pca, colors);
  for (const [i, { train, test }] of lines.entries()) {
    const { color, dash } = lookOf(i);
    const ink = colors.classes[color] ?? colors.ink;
    paintLine(context, train.filter(isShown(isLog)).map(place), { color: css(ink, 0.35), width: 1 });
    const places = test.filter(isShown(isLog)).map(place);
    paintLine(context, places, { color: css(ink), width: 2, dash });
    for (const place of places.length <= MOST_DOTS ? places : places.slice(-1))
      paintDisc(context, place, 2.5, css(ink));
  }
  context.restore();
  if (!pointed) return;
  paintDisc(context, place(pointed.point), 5, css(colors.ink));
}

/** Powers of ten and their parts; ordinary round numbers where these would be too few. */
function logTicks(up: Domain, height: number): readonly Tick[] {
  const powers = powerTicks(up);
  if (powers.length >= LEAST_TICKS) return powers;
  const [low, high] = [10 ** up[0], 10 ** up[1]];
  return linearTicks([low, high], height, 40).map(({ share, text }) => ({
    share: shareIn(up, Math.log10(low + share * (high - low))),
    text,
  }));
}

const LEAST_TICKS = 3;

/** More of them would cover the line. */
const MOST_DOTS = 40;

const isShown =
  (isLog: boolean) =>
  ({ y }: XY) =>
    Number.isFinite(y) && (!isLog || y > 0);

function paintPca(
  context: CanvasRenderingContext2D,
  { area, place }: Plot,
  { y: error, codeSize }: { readonly y: number; readonly codeSize: number },
  colors: ThemeColors,
): void {
  const { y } = place({ x: 0, y: error });
  const end = area.left + area.width;
  const ends = [
    { x: area.left, y },
    { x: end, y },
  ];
  paintLine(context, ends, { color: css(colors.pca), width: 1, dash: [4, 4] });
  context.fillStyle = css(colors.pca);
  context.textAlign = 'right';
  context.fillText(`PCA, k = ${codeSize}`, end, y - 4);
}

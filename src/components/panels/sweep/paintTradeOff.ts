/** Draws the points of a trade-off with PCA's curve, and says where they are. Not what they are: points.ts. */
import { nameOf } from '#store/runs/naming.ts';
import { paintDisc, paintLine } from '../../charts/plain/marks.ts';
import {
  type Area,
  areaOf,
  type Domain,
  linearTicks,
  paintAxes,
  powerTicks,
  shareIn,
} from '../../charts/plain/plot.ts';
import type { Readable } from '../../charts/readable/ReadableCanvas.tsx';
import { formatMeasure } from '../../drawing/format.ts';
import { paintRing } from '../../drawing/items/paintPoints.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { formatNumber } from '../../ui/formatNumber.ts';
import { isWide, type TradePoint } from './points.ts';

interface Picture {
  readonly points: readonly TradePoint[];
  /** Ids of the runs that are compared. */
  readonly chosen: readonly string[];
  readonly xName: string;
  readonly colors: ThemeColors;
}

interface Plot {
  readonly area: Area;
  readonly across: Domain;
  readonly up: Domain;
  readonly isLog: boolean;
  place(x: number, y: number): { readonly x: number; readonly y: number };
}

const NEAR_PX = 24;
const ROOM = 0.12;

/** From the least to the greatest value, with room around them. */
function withRoom(values: readonly number[]): Domain {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * ROOM;
  return [low - room, high + room];
}

function plotOf(points: readonly TradePoint[], size: Size): Plot {
  const area = areaOf(size, { title: true });
  const isLog = isWide(points);
  const along = (x: number) => (isLog ? Math.log10(x) : x);
  const xs = points.map(({ x }) => along(x));
  const across = withRoom(xs);
  const [least, most] = withRoom(points.flatMap(({ y, pca = y }) => [y, pca]));
  const up: Domain = [Math.max(0, least), most];
  return {
    ...{ area, across, up, isLog },
    place: (x, y) => ({
      x: area.left + shareIn(across, along(x)) * area.width,
      y: area.top + (1 - shareIn(up, y)) * area.height,
    }),
  };
}

export function readableOf(picture: Picture): Readable {
  const { points, xName } = picture;
  return {
    count: points.length,
    paint: (context, size, pointed) => paint(context, picture, plotOf(points, size), pointed),
    indexAt(x, y, size) {
      const { place } = plotOf(points, size);
      const away = points.map((point) => {
        const at = place(point.x, point.y);
        return Math.hypot(at.x - x, at.y - y);
      });
      const least = Math.min(...away);
      return least <= NEAR_PX ? away.indexOf(least) : undefined;
    },
    reading(index) {
      const { run, x, y, pca } = points[index]!;
      const beside = pca === undefined ? '' : `, PCA’s ${formatMeasure(pca)}`;
      const isChosen = picture.chosen.includes(run.id) ? ', compared' : '';
      return `${nameOf(run)}: squared error ${formatMeasure(y)} at ${xName} ${formatNumber(x)}${beside}${isChosen}`;
    },
  };
}

function paint(
  context: CanvasRenderingContext2D,
  { points, chosen, xName, colors }: Picture,
  plot: Plot,
  pointed: number | undefined,
): void {
  const { area, across, up, isLog, place } = plot;
  paintAxes(context, {
    ...{ area, colors },
    across: isLog ? powerTicks(across) : linearTicks(across, area.width),
    up: linearTicks(up, area.height, 40),
    acrossName: xName,
    upName: 'squared error',
  });
  const pca = points.flatMap((point) => (point.pca === undefined ? [] : [place(point.x, point.pca)]));
  paintLine(context, pca, { color: css(colors.pca), dash: [4, 4] });
  for (const place of pca) paintDisc(context, place, 3, css(colors.pca));
  const places = points.map(({ x, y }) => place(x, y));
  paintLine(context, places, { color: css(colors.sand, 0.6) });
  for (const [i, { x, y }] of places.entries()) {
    const isChosen = chosen.includes(points[i]?.run.id ?? '');
    paintDisc(context, { x, y }, 6, css(i === pointed ? colors.ink : colors.sand));
    if (isChosen) paintRing(context, [x, y], { color: colors.ink, radius: 9 });
  }
  const last = pca.at(-1);
  if (!last) return;
  context.fillStyle = css(colors.pca);
  context.textAlign = 'right';
  context.fillText('PCA', last.x, last.y - 8);
}

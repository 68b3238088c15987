/** Paints one line a layer on a logarithmic scale. Not the names: GradientNormsPanel.tsx lists them. */
import type { GradientNormsFrame } from '#protocol/frames.ts';
import { paintDisc } from '../../charts/plain/marks.ts';
import {
  type Area,
  areaOf,
  type Domain,
  linearTicks,
  paintAxes,
  powerTicks,
  shareIn,
} from '../../charts/plain/plot.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type Rgb, type ThemeColors } from '../../drawing/themeColors.ts';
import { isAfterGap } from './gaps.ts';

/** Smaller ones are as good as none: below the precision of the numbers that they were made of. */
const LEAST = 1e-8;

export const colorOfLayer = (layer: number, { classes }: ThemeColors): Rgb =>
  classes[layer % classes.length]!;

/** Of steps, at least a few, so that a first point has a place. */
const stepDomain = (history: readonly GradientNormsFrame[]): Domain => [
  Math.min(history[0]?.step ?? 0, 0),
  Math.max(10, history.at(-1)?.step ?? 0),
];

/** Of decades, with a little room. */
function powerDomain(history: readonly GradientNormsFrame[]): Domain {
  let [low, high] = [Infinity, -Infinity];
  for (const { norms } of history) {
    for (const norm of norms) {
      if (!Number.isFinite(norm)) continue;
      const power = Math.log10(Math.max(norm, LEAST));
      low = Math.min(low, power);
      high = Math.max(high, power);
    }
  }
  if (low > high) return [-3, 1];
  const room = Math.max(0.08 * (high - low), 0.3);
  return [low - room, high + room];
}

export function paintNorms(
  context: CanvasRenderingContext2D,
  size: Size,
  history: readonly GradientNormsFrame[],
  pointed: number | undefined,
  colors: ThemeColors,
): void {
  const area = areaOf(size);
  const [steps, powers] = [stepDomain(history), powerDomain(history)];
  paintAxes(context, {
    area,
    across: linearTicks(steps, area.width),
    up: powerTicks(powers),
    acrossName: 'step',
    colors,
  });
  const place = placing(area, steps, powers);
  for (const [layer] of (history.at(-1)?.layers ?? []).entries()) {
    context.strokeStyle = css(colorOfLayer(layer, colors));
    context.lineWidth = 1.5;
    paintLine(
      context,
      history,
      history.map(({ step, norms }) => place(step, norms[layer]!)),
    );
    const last = history.length === 1 ? history[0]! : history[pointed ?? -1];
    if (!last) continue;
    const [x, y] = place(last.step, last.norms[layer]!);
    paintDisc(context, { x, y }, 3, css(colorOfLayer(layer, colors)));
  }
  if (pointed !== undefined) paintCursor(context, area, place(history[pointed]!.step, 1)[0], colors);
}

/** Dashed where measurements are missing. */
function paintLine(
  context: CanvasRenderingContext2D,
  history: readonly GradientNormsFrame[],
  places: readonly (readonly [number, number])[],
): void {
  for (const isDashed of [false, true]) {
    context.setLineDash(isDashed ? [2, 4] : []);
    context.beginPath();
    for (let at = 1; at < places.length; at++) {
      if (isAfterGap(history, at) !== isDashed) continue;
      context.moveTo(...places[at - 1]!);
      context.lineTo(...places[at]!);
    }
    context.stroke();
  }
  context.setLineDash([]);
}

const placing =
  (area: Area, steps: Domain, powers: Domain) =>
  (step: number, norm: number): [number, number] => [
    area.left + shareIn(steps, step) * area.width,
    area.top + (1 - shareIn(powers, Math.log10(Math.max(norm, LEAST)))) * area.height,
  ];

function paintCursor(
  context: CanvasRenderingContext2D,
  { top, height }: Area,
  x: number,
  colors: ThemeColors,
): void {
  context.strokeStyle = css(colors.muted, 0.6);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top);
  context.lineTo(Math.round(x) + 0.5, top + height);
  context.stroke();
}

/** The measurement nearest to a place; undefined where there is none. */
export function measurementAt(
  x: number,
  size: Size,
  history: readonly GradientNormsFrame[],
): number | undefined {
  if (history.length === 0) return undefined;
  const area = areaOf(size);
  const [low, high] = stepDomain(history);
  const step = low + ((x - area.left) / area.width) * (high - low);
  const distance = (i: number) => Math.abs(history[i]!.step - step);
  return history.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
}

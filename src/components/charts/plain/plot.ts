/** The area, hairlines and numbers of a simple plot on a canvas. Not what is drawn into it. */
import { scaleLinear } from 'd3-scale';
import { formatCount } from '../../drawing/format.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { formatNumber } from '../../ui/formatNumber.ts';

/** Where the values are drawn, CSS pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Tick {
  /** 0 at the left or bottom, 1 at the right or top. */
  readonly share: number;
  readonly text: string;
}

const MARGIN = { left: 40, right: 8, top: 8, bottom: 18 } as const;

/** @param title whether there is a line of text above */
export function areaOf(size: Size, { title = false } = {}): Area {
  const top = MARGIN.top + (title ? 12 : 0);
  return {
    left: MARGIN.left,
    top,
    width: Math.max(1, size.width - MARGIN.left - MARGIN.right),
    height: Math.max(1, size.height - top - MARGIN.bottom),
  };
}

export type Domain = readonly [low: number, high: number];

export const shareIn = ([low, high]: Domain, value: number): number =>
  high > low ? (value - low) / (high - low) : 0.5;

/** Round numbers, about one every `spacingPx`. */
export function linearTicks([low, high]: Domain, lengthPx: number, spacingPx = 64): readonly Tick[] {
  const scale = scaleLinear().domain([low, high]);
  const count = Math.max(2, Math.round(lengthPx / spacingPx));
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ share: shareIn([low, high], value), text: format(value) }));
}

/** Whole numbers from 0 to `most`. */
export function countTicks(most: number, lengthPx: number): readonly Tick[] {
  return scaleLinear()
    .domain([0, most])
    .ticks(Math.max(2, Math.round(lengthPx / 48)))
    .filter(Number.isInteger)
    .map((value) => ({ share: shareIn([0, most], value), text: formatCount(value) }));
}

/** Powers of ten between two exponents, with their 2 and 5 fold where there are few. */
export function powerTicks([low, high]: Domain): readonly Tick[] {
  const first = Math.floor(low);
  const powers = Array.from({ length: Math.ceil(high) - first + 1 }, (_, i) => first + i);
  const inside = powers.filter((power) => power >= low && power <= high);
  const every = Math.max(1, Math.ceil(inside.length / 6));
  const values =
    inside.length > 2
      ? inside.filter((_, i) => i % every === 0).map((power) => 10 ** power)
      : powers.flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
  return values
    .map((value) => ({ share: shareIn([low, high], Math.log10(value)), text: formatNumber(value, 1) }))
    .filter(({ share }) => share >= 0 && share <= 1);
}

interface Axes {
  readonly area: Area;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  /** Stands below the right end. */
  readonly acrossName?: string;
  /** Stands above the left end; leave a title's room. */
  readonly upName?: string;
  readonly colors: ThemeColors;
}

/** Hairlines for the heights, numbers at both. */
export function paintAxes(context: CanvasRenderingContext2D, axes: Axes): void {
  const { area, across, up, acrossName = '', upName = '', colors } = axes;
  const right = area.left + area.width;
  const bottom = area.top + area.height;
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.lineWidth = 1;
  context.strokeStyle = css(colors.line);
  context.fillStyle = css(colors.muted);
  context.textAlign = 'right';
  for (const { share, text } of up) {
    const y = Math.round(bottom - share * area.height) + 0.5;
    context.beginPath();
    context.moveTo(area.left, y);
    context.lineTo(right, y);
    context.stroke();
    context.fillText(text, area.left - 6, y + 4);
  }
  const endOfNumbers = right - (acrossName === '' ? 0 : context.measureText(acrossName).width + 8);
  context.fillText(acrossName, right, bottom + 15);
  context.textAlign = 'center';
  for (const { share, text } of across) {
    const x = area.left + share * area.width;
    if (x + context.measureText(text).width / 2 <= endOfNumbers + 8) context.fillText(text, x, bottom + 15);
  }
  context.textAlign = 'left';
  context.fillText(upName, 0, 10);
}

/** One bar for each of many things, such as the units of a code. Not their order: whoever uses it sorts them. */
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import { type Area, areaOf, linearTicks, paintAxes } from './plot.ts';

export interface Bar {
  readonly value: number;
  /** Stands below it, where there is room. */
  readonly name: string;
  /** Drawn pale: it does not count. */
  readonly isQuiet: boolean;
}

export interface BarsLook {
  readonly bars: readonly Bar[];
  /** What the heights are, and what the bars are where there is no room for their names. */
  readonly upName: string;
  readonly acrossName: string;
  /** The height of the plot is at least this value. */
  readonly leastMost: number;
}

interface BarsPicture extends BarsLook {
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

const MOST_BAR_WIDTH = 36;
const LEAST_NAMED_WIDTH = 18;
/** Above the highest bar. */
const ROOM = 1.05;

const barWidth = (area: Area, bars: number) => Math.min(MOST_BAR_WIDTH, area.width / bars);

export function paintBars(context: CanvasRenderingContext2D, size: Size, picture: BarsPicture): void {
  const { bars, upName, acrossName, leastMost, pointed, colors } = picture;
  const area = areaOf(size, { title: true });
  const most = Math.max(leastMost, ...bars.map(({ value }) => value * ROOM));
  const width = barWidth(area, bars.length);
  const isNamed = width >= LEAST_NAMED_WIDTH;
  const names = bars.map(({ name }, i) => ({ share: ((i + 0.5) * width) / area.width, text: name }));
  paintAxes(context, {
    area,
    across: isNamed ? names : [],
    acrossName: isNamed ? '' : acrossName,
    up: linearTicks([0, most], area.height, 40),
    upName,
    colors,
  });
  for (const [i, { value, isQuiet }] of bars.entries()) {
    const height = value > 0 ? Math.max(1, (value / most) * area.height) : 0;
    const color = i === pointed ? colors.accent : isQuiet ? colors.muted : colors.sand;
    context.fillStyle = css(color, isQuiet ? 0.5 : 1);
    const gap = width > 4 ? 2 : 0;
    context.fillRect(
      area.left + i * width + gap / 2,
      area.top + area.height - height,
      Math.max(1, width - gap),
      height,
    );
  }
}

/** The bar under a place. */
export function barAt(x: number, size: Size, bars: number): number | undefined {
  const area = areaOf(size, { title: true });
  const bar = Math.floor((x - area.left) / barWidth(area, bars));
  return bar >= 0 && bar < bars ? bar : undefined;
}

/** Paints the KL of each unit, the greatest first. Not which units are active: KlPanel.tsx. */
import { type Area, areaOf, linearTicks, paintAxes } from '../../charts/plain/plot.ts';
import { unitName } from '../../drawing/format.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';

export interface UnitUse {
  readonly unit: number;
  readonly kl: number;
  /** Var over images of the posterior mean. */
  readonly variance: number;
  readonly isActive: boolean;
}

const MOST_BAR_WIDTH = 36;
const LEAST_NAMED_WIDTH = 18;

const barWidth = (area: Area, units: number) => Math.min(MOST_BAR_WIDTH, area.width / units);

export function paintUnits(
  context: CanvasRenderingContext2D,
  size: Size,
  units: readonly UnitUse[],
  pointed: number | undefined,
  colors: ThemeColors,
): void {
  const area = areaOf(size, { title: true });
  const most = Math.max(0.1, ...units.map(({ kl }) => kl)) * 1.05;
  const width = barWidth(area, units.length);
  const isNamed = width >= LEAST_NAMED_WIDTH;
  const names = units.map(({ unit }, i) => ({
    share: ((i + 0.5) * width) / area.width,
    text: unitName('z', unit),
  }));
  paintAxes(context, {
    area,
    across: isNamed ? names : [],
    acrossName: isNamed ? '' : 'units, by KL',
    up: linearTicks([0, most], area.height, 40),
    upName: 'nats per image',
    colors,
  });
  for (const [i, { kl, isActive }] of units.entries()) {
    const height = Math.max(1, (kl / most) * area.height);
    context.fillStyle = css(
      i === pointed ? colors.accent : isActive ? colors.sand : colors.muted,
      isActive ? 1 : 0.5,
    );
    context.fillRect(
      area.left + i * width + 1,
      area.top + area.height - height,
      Math.max(1, width - 2),
      height,
    );
  }
}

/** The bar under a place. */
export function barAt(x: number, size: Size, units: number): number | undefined {
  const area = areaOf(size, { title: true });
  const bar = Math.floor((x - area.left) / barWidth(area, units));
  return bar >= 0 && bar < units ? bar : undefined;
}

/** Paints how many units have which mean activity, and the target. Not the counting: histogram.ts. */
import { type Area, areaOf, countTicks, linearTicks, paintAxes, shareIn } from '../../charts/plain/plot.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type ThemeColors } from '../../drawing/themeColors.ts';
import type { Histogram } from './histogram.ts';

interface HistogramPicture {
  readonly histogram: Histogram;
  readonly mean: number;
  readonly rho: number | undefined;
  readonly pointed: number | undefined;
  readonly colors: ThemeColors;
}

export function paintHistogram(
  context: CanvasRenderingContext2D,
  size: Size,
  picture: HistogramPicture,
): void {
  const { histogram, mean, rho, pointed, colors } = picture;
  const { domain, counts } = histogram;
  const area = areaOf(size, { title: true });
  const most = Math.max(1, ...counts);
  paintAxes(context, {
    area,
    across: linearTicks(domain, area.width),
    up: countTicks(most, area.height),
    upName: 'units',
    acrossName: 'mean activity',
    colors,
  });
  const width = area.width / counts.length;
  for (const [bin, count] of counts.entries()) {
    const height = (count / most) * area.height;
    context.fillStyle = css(bin === pointed ? colors.accent : colors.sand, bin === pointed ? 1 : 0.8);
    context.fillRect(
      area.left + bin * width + 0.5,
      area.top + area.height - height,
      Math.max(1, width - 1),
      height,
    );
  }
  const x = (value: number) => Math.round(area.left + shareIn(domain, value) * area.width) + 0.5;
  context.strokeStyle = css(colors.ink);
  context.fillStyle = css(colors.ink);
  if (rho === undefined) paintUpright(context, area, x(mean), 'mean', [3, 3]);
  else paintUpright(context, area, x(rho), `ρ ${rho}`, []);
}

/** An upright line with its name beside it. */
function paintUpright(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Area,
  x: number,
  name: string,
  dash: readonly number[],
): void {
  context.setLineDash([...dash]);
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(x, top - 4);
  context.lineTo(x, top + height);
  context.stroke();
  context.setLineDash([]);
  context.textAlign = x > left + width - 60 ? 'right' : 'left';
  context.fillText(name, x + (context.textAlign === 'right' ? -4 : 4), top + 6);
}

/** The bin under a place. */
export function binAt(x: number, size: Size, { counts }: Histogram): number | undefined {
  const area = areaOf(size, { title: true });
  const bin = Math.floor(((x - area.left) / area.width) * counts.length);
  return bin >= 0 && bin < counts.length ? bin : undefined;
}

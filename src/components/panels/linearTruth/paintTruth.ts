/** Paints two rows of bars: how well each axis is found, and the principal angles. Not their values: truth.ts. */
import { type Area, areaOf, linearTicks, paintAxes, shareIn } from '../../charts/plain/plot.ts';
import { unitName } from '../../drawing/format.ts';
import type { Size } from '../../drawing/size.ts';
import { css, type Rgb, type ThemeColors } from '../../drawing/themeColors.ts';
import type { ComponentTruth } from './truth.ts';

const MOST_BAR_WIDTH = 36;
const LEAST_NAMED_WIDTH = 26;
/** Degrees, as powers of ten; smaller angles are drawn as the least. */
const LEAST_POWER = -3;
const RIGHT_ANGLE = 90;
const ANGLES = [0.001, 0.1, 10] as const;

const halvesOf = (size: Size): readonly [Area, Area] => {
  const height = size.height / 2;
  const upper = areaOf({ width: size.width, height }, { title: true });
  return [upper, { ...upper, top: upper.top + height }];
};

const barWidth = (area: Area, count: number) => Math.min(MOST_BAR_WIDTH, area.width / count);

export function paintTruth(
  context: CanvasRenderingContext2D,
  size: Size,
  truth: readonly ComponentTruth[],
  pointed: number | undefined,
  colors: ThemeColors,
): void {
  const [upper, lower] = halvesOf(size);
  const width = barWidth(upper, truth.length);
  paintUpperAxes(context, upper, truth.length, colors);
  context.save();
  // The second row's name stands above it, not at the top of the canvas.
  context.translate(0, size.height / 2);
  paintLowerAxes(context, { ...lower, top: lower.top - size.height / 2 }, colors);
  context.restore();
  const bars = { width, pointed, colors };
  const alignments = truth.map(({ alignment }) => alignment);
  paintBars(context, upper, alignments, { ...bars, color: colors.sand });
  const angles = truth.map(({ angle }) => angleShare(Math.max(10 ** LEAST_POWER, angle)));
  paintBars(context, lower, angles, { ...bars, color: colors.pca });
}

const angleShare = (angle: number) => shareIn([LEAST_POWER, Math.log10(RIGHT_ANGLE)], Math.log10(angle));

function paintUpperAxes(
  context: CanvasRenderingContext2D,
  area: Area,
  count: number,
  colors: ThemeColors,
): void {
  const width = barWidth(area, count);
  const names = Array.from({ length: count }, (_, i) => ({
    share: ((i + 0.5) * width) / area.width,
    text: unitName('PC', i),
  }));
  paintAxes(context, {
    area,
    across: width >= LEAST_NAMED_WIDTH ? names : [],
    up: linearTicks([0, 1], area.height, 32),
    upName: '|⟨uᵢ, pcᵢ⟩|: is it the component itself?',
    colors,
  });
}

const paintLowerAxes = (context: CanvasRenderingContext2D, area: Area, colors: ThemeColors): void =>
  paintAxes(context, {
    area,
    across: [],
    acrossName: 'smallest angle first',
    up: ANGLES.map((angle) => ({ share: angleShare(angle), text: String(angle) })),
    upName: 'principal angles to PCA’s space, degrees',
    colors,
  });

interface Bars {
  readonly width: number;
  readonly pointed: number | undefined;
  readonly color: Rgb;
  readonly colors: ThemeColors;
}

/** @param shares of the area's height */
function paintBars(
  context: CanvasRenderingContext2D,
  area: Area,
  shares: readonly number[],
  { width, pointed, color, colors }: Bars,
): void {
  for (const [i, share] of shares.entries()) {
    const height = Math.max(1, Math.min(1, share) * area.height);
    context.fillStyle = css(i === pointed ? colors.accent : color);
    context.fillRect(
      area.left + i * width + 1,
      area.top + area.height - height,
      Math.max(1, width - 2),
      height,
    );
  }
}

/** The component under a place. */
export function componentAt(x: number, size: Size, count: number): number | undefined {
  const [area] = halvesOf(size);
  const index = Math.floor((x - area.left) / barWidth(area, count));
  return index >= 0 && index < count ? index : undefined;
}

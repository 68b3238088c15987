/** What is written into the chart: the floor, and what was changed where. Pure. Not the lines: LossChart.tsx. */
import type { Mark } from '#store/types.ts';
import { formatMeasure } from '../../drawing/format.ts';
import { formatNumber } from '../../ui/formatNumber.ts';

/** Marks whose text is written; earlier ones keep their line. */
const LABELLED_MARKS = 3;
/** Share of the chart that the floor's text may take, alone and with the name of its term. */
const FLOOR_SHARE = 0.35;
const NAMED_FLOOR_SHARE = 0.5;
/** With less of a linear axis below the floor, its text stands above. */
const LEAST_BELOW = 0.12;

const look = { fontSize: 10, fill: 'var(--muted)' } as const;

/** The text of the i-th mark, on the side of its line where the chart is wider; neighbours stand on different heights.
 *  @param end of the axis of steps */
export function markLabel(marks: readonly Mark[], i: number, end: number) {
  const mark = marks[i];
  if (!mark || i < marks.length - LABELLED_MARKS) return undefined;
  return {
    value: mark.label,
    position: mark.step > end / 2 ? 'insideTopRight' : 'insideTopLeft',
    dy: (i % LABELLED_MARKS) * 12 - 4,
    ...look,
  } as const;
}

/** The floor's text, at the end of its line where no mark stands, clear of the axis.
 *  @param low @param high of the axis of values; low is zero on a linear one
 *  @param isAmongOthers whether there are curves of which it is not the floor, so that it has to say whose it is */
export function floorLabel(
  floor: number,
  marks: readonly Mark[],
  end: number,
  [low, high]: readonly [number, number],
  isAmongOthers: boolean,
) {
  const share = isAmongOthers ? NAMED_FLOOR_SHARE : FLOOR_SHARE;
  const isClear = (from: number, to: number) =>
    marks.every(({ step }) => step < from * end || step > to * end);
  const isRight = !isClear(0, share) && isClear(1 - share, 1);
  const isAbove = low === 0 && floor < LEAST_BELOW * high;
  return {
    value: `${isAmongOthers ? 'floor of reconstruction' : 'entropy floor'} ${formatMeasure(floor)}`,
    position: `inside${isAbove ? 'Bottom' : 'Top'}${isRight ? 'Right' : 'Left'}`,
    ...look,
  } as const;
}

/** A value so far below the floor that a logarithmic axis has room there for the floor's text.
 *  @param top the largest value shown */
export function belowFloor(floor: number, top: number): number {
  return floor * Math.min(0.8, (floor / Math.max(floor, top)) ** 0.2);
}

/** A number on the axis of values, in few letters: small ones as powers. */
export function tickText(value: number): string {
  if (value === 0 || Math.abs(value) >= 1e-3) return formatNumber(value);
  const power = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  return `${formatNumber(value / 10 ** power, 2)}e${formatNumber(power)}`;
}

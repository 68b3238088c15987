/**
 * How measured numbers and the names of units are written.
 * Not the values of settings: ui/formatNumber.ts.
 */

import { formatNumber } from '../ui/formatNumber.ts';

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** z₁ for the unit with index 0. */
export function unitName(symbol: string, index: number): string {
  return symbol + [...String(index + 1)].map((digit) => subscripts[Number(digit)]).join('');
}

/** Four digits or so, always with the same number of decimals at one size, so that it stands still while it
 *  changes. */
export function formatMeasure(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size >= 1e6 || (size < 1e-3 && size > 0)) return formatNumber(value);
  return formatFixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3);
}

/** With a fixed number of decimals; what rounds to zero has no sign. */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

const counts = new Intl.NumberFormat('en-US');

/** 12,345 */
export const formatCount = (value: number): string => counts.format(value);

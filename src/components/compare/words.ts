/** Kept runs in words: when, how long, and numbers that may be missing. Not their names: store/runs/naming.ts. */
import { formatFixed, formatMeasure } from '../drawing/format.ts';

/** Such as "21 Nov, 17:26". */
export function formatWhen(at: number): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${day}, ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** Such as "4.2 s" or "2 min 5 s". */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${formatFixed(seconds, 1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** An em dash where nothing was measured. */
export const orDash = (value: number | undefined): string =>
  value === undefined ? '—' : formatMeasure(value);

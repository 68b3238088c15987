/** Numbers as they stand on screen. Not units: their owner adds those. */

const MINUS = '−';

/** `digits` significant digits, whole numbers with thousands separated, a real minus sign. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(value);
  return (value < 0 ? MINUS : '') + formatSize(size, digits);
}

/** Settings are shown as they are, not rounded to what fits. */
const SETTING_DIGITS = 6;

/** A number that is set, not measured: a whole one with every digit, so that whoever copies it gets the same. */
export function formatSetting(value: number): string {
  if (Number.isSafeInteger(value)) return value.toLocaleString('en-US').replace('-', MINUS);
  return formatNumber(value, SETTING_DIGITS);
}

function formatSize(size: number, digits: number): string {
  if (Number.isInteger(size) && size < 1e9) return size.toLocaleString('en-US');
  if (size >= 1e6 || size < 1e-4) return exponential(size, digits);
  if (size >= 1000) return Math.round(size).toLocaleString('en-US');
  return String(Number(size.toPrecision(digits)));
}

function exponential(size: number, digits: number): string {
  const [mantissa = '0', power = '0'] = size.toExponential(digits - 1).split('e');
  const exponent = power.replace('+', '').replace('-', MINUS);
  return `${Number(mantissa)}e${exponent}`;
}

/** What a person typed, as a number; undefined if it is none. Commas as decimal points, real minus signs and a unit
 *  behind the number are understood. */
export function parseNumber(text: string): number | undefined {
  const typed = text.trim().replaceAll(MINUS, '-');
  const plain = /^[-+]?[\d.,]+(e[-+]?\d+)?/i.exec(typed)?.[0] ?? '';
  const isThousands = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const value = Number(isThousands ? plain.replaceAll(',', '') : plain.replace(',', '.'));
  return plain !== '' && Number.isFinite(value) ? value : undefined;
}

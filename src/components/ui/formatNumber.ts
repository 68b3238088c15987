/** Numbers as they stand on screen. Not units: their owner adds those. */

const MINUS = '−';

/** Three significant digits, whole numbers with thousands separated, a real minus sign. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(value);
  return (value < 0 ? MINUS : '') + formatSize(size);
}

function formatSize(size: number): string {
  if (Number.isInteger(size) && size < 1e9) return size.toLocaleString('en-US');
  if (size >= 1e6 || size < 1e-4) return exponential(size);
  if (size >= 1000) return Math.round(size).toLocaleString('en-US');
  return String(Number(size.toPrecision(3)));
}

function exponential(size: number): string {
  const [digits = '0', power = '0'] = size.toExponential(1).split('e');
  const whole = digits.replace(/\.0$/, '');
  const exponent = power.replace('+', '').replace('-', MINUS);
  return `${whole}e${exponent}`;
}

/** What a person typed, as a number; undefined if it is none. Commas as decimal points and real minus signs are
 *  understood. */
export function parseNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll(MINUS, '-');
  const isThousands = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const value = Number(isThousands ? plain.replaceAll(',', '') : plain.replace(',', '.'));
  return plain !== '' && Number.isFinite(value) ? value : undefined;
}

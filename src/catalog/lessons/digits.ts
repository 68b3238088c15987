/** Measured numbers as lessons say them. Not the page's own format: a sentence wants as many digits as it compares. */

/** Four significant digits: 26.83, 0.04480, 1,204. */
export function digits(value: number): string {
  const size = Math.abs(value);
  const text = size >= 1000 ? Math.round(value).toLocaleString('en-US') : String(fewDigits(value));
  return text.replace('-', '−');
}

const fewDigits = (value: number) =>
  value === 0 ? '0' : Math.abs(value) < 1e-4 ? value.toExponential(1) : value.toPrecision(4);

/** 37 % */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

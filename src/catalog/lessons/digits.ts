/** Measured numbers as lessons say them. Not the page's own format: a sentence wants as many digits as it compares. */

/** Four significant digits, and no more than four decimals: 26.83, 0.0448, 1,204. */
export function digits(value: number): string {
  const size = Math.abs(value);
  const text = size >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toFixed(decimalsOf(size));
  return text.replace('-', '−');
}

const decimalsOf = (size: number) => (size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);

/** 37 % */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Brings typed arrays back, which JSON cannot hold: `{ float64: […] }` and `{ bytes: […] }`. Not a test. */

/** The same value with typed arrays in it. */
export function columnsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(columnsIn);
  if (typeof value !== 'object' || value === null) return value;
  if ('float64' in value && Array.isArray(value.float64)) return Float64Array.from(value.float64, Number);
  if ('bytes' in value && Array.isArray(value.bytes)) return Uint8Array.from(value.bytes);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, columnsIn(part)]));
}

/** A part of the plane of two code units, cut into cells where the data are. Not what is measured there. */

/** Which part of which plane, and its cells. */
export interface Plane {
  readonly units: readonly [number, number];
  /** Lowest and highest value of each unit. A code of one unit has a line: one row, whose heights mean nothing. */
  readonly across: readonly [number, number];
  readonly up: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
}

/** Of the range between the percentiles, on each side. */
const MARGIN = 0.08;

/** The plane on which the codes [n, latentDim] lie, between their percentiles 1 and 99. */
export function planeOf(
  codes: Float32Array,
  latentDim: number,
  units: readonly [number, number],
  side: { readonly columns: number; readonly rows: number },
): Plane {
  return {
    ...side,
    units,
    across: rangeOf(codes, latentDim, units[0]),
    up: rangeOf(codes, latentDim, units[1]),
  };
}

/** The codes in the middle of each cell, [rows · columns, latentDim], the lowest row first; the other units at the mean. */
export function pointsOf(
  { units, across, up, columns, rows }: Plane,
  codes: Float32Array,
  latentDim: number,
): Float32Array {
  const middle = meanCode(codes, latentDim);
  const points = new Float32Array(rows * columns * latentDim);
  for (let cell = 0; cell < rows * columns; cell++) {
    const point = points.subarray(cell * latentDim, (cell + 1) * latentDim);
    point.set(middle);
    if (rows > 1) point[units[1]] = placeIn(up, Math.floor(cell / columns), rows);
    point[units[0]] = placeIn(across, cell % columns, columns);
  }
  return points;
}

/** Two units of each code, [n, 2]. */
export function pairsOf(
  codes: Float32Array,
  latentDim: number,
  [across, up]: readonly [number, number],
): Float32Array {
  const pairs = new Float32Array((codes.length / latentDim) * 2);
  for (let code = 0; 2 * code < pairs.length; code++) {
    pairs[2 * code] = codes[code * latentDim + across]!;
    pairs[2 * code + 1] = codes[code * latentDim + up]!;
  }
  return pairs;
}

/** The middle of a cell. */
export const placeIn = ([low, high]: readonly [number, number], cell: number, cells: number): number =>
  low + ((high - low) * (cell + 0.5)) / cells;

/** Between percentiles 1 and 99 of a unit of the codes [n, latentDim], with a margin. */
export function rangeOf(codes: Float32Array, latentDim: number, unit: number): readonly [number, number] {
  const values = Float32Array.from(
    { length: codes.length / latentDim },
    (_, i) => codes[i * latentDim + unit]!,
  );
  values.sort();
  const quantile = (q: number) => values[Math.round(q * (values.length - 1))]!;
  const [low, high] = [quantile(0.01), quantile(0.99)];
  // Codes that all lie in one place still get a plane around them.
  const room = high > low ? MARGIN * (high - low) : 1;
  return [low - room, high + room];
}

/** [latentDim] */
export function meanCode(codes: Float32Array, latentDim: number): Float32Array {
  const sums = new Float64Array(latentDim);
  for (let i = 0; i < codes.length; i++) sums[i % latentDim] = sums[i % latentDim]! + codes[i]!;
  return Float32Array.from(sums, (sum) => sum / (codes.length / latentDim));
}

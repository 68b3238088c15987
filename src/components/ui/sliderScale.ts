/**
 * Where a value lies on a slider. A logarithmic one has a rung for each round value, so that every key press
 * changes something and the numbers stay short. Not the slider.
 */

const DECADE = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8];
const OCTAVE = [1, 1.25, 1.5, 1.75];

/** Rungs from `min` to `max`, both included, ten a decade. */
export function decimalLadder(min: number, max: number): readonly number[] {
  const first = Math.floor(Math.log10(min));
  const last = Math.ceil(Math.log10(max));
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const rungs = powers.flatMap((power) => DECADE.map((digit) => Number(`${digit}e${power}`)));
  return [min, ...rungs.filter((rung) => rung > min && rung < max), max];
}

/** Whole rungs from `min` to `max`: each up to 16, then four an octave, powers of two among them. */
export function wholeLadder(min: number, max: number): readonly number[] {
  const small = Array.from({ length: 16 }, (_, i) => i + 1);
  const octaves = Array.from({ length: 28 }, (_, i) => 16 * 2 ** i);
  const rungs = [...small, ...octaves.flatMap((start) => OCTAVE.map((part) => start * part))];
  const inside = new Set(rungs.filter((rung) => rung > min && rung < max));
  return [...new Set([min, ...inside, max])];
}

/** Index of the rung next to `value`, by ratio. */
export function nearestRung(ladder: readonly number[], value: number): number {
  let nearest = 0;
  let distance = Number.POSITIVE_INFINITY;
  for (const [i, rung] of ladder.entries()) {
    const away = Math.abs(Math.log(rung / value));
    if (away < distance) [nearest, distance] = [i, away];
  }
  return nearest;
}

/** The step next to `value`, counted from `min`, as the browser counts them. */
export const nearestStep = (value: number, min: number, step: number): number =>
  Number((min + Math.round((value - min) / step) * step).toPrecision(12));

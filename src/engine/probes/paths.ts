/** Ways from one point to another, as rows of places [places, units]. Not what lies there. */

/** (1 − t) a + t b at evenly spaced t; the first place is a and the last b, to the bit. */
export const straightPath = (a: Float32Array, b: Float32Array, places: number): Float32Array =>
  pathOf(a, b, places, (t, i) => (1 - t) * a[i]! + t * b[i]!);

/** Angles so small, or so near to π, leave no way round to follow. */
const LEAST_SINE = 1e-4;

/**
 * The way from a to b round the origin: the direction sin((1 − t) Ω) / sin Ω · a/‖a‖ + sin(t Ω) / sin Ω · b/‖b‖ with the angle Ω
 * between the two, its length (1 − t) ‖a‖ + t ‖b‖. Ends equally long keep their length all the way. The straight path where
 * there is no single such way: if a or b is zero, or both lie on one line through the origin.
 * @see Shoemake 1985, "Animating rotation with quaternion curves", section 3.3
 */
export function sphericalPath(a: Float32Array, b: Float32Array, places: number): Float32Array {
  const [lengthA, lengthB] = [Math.hypot(...a), Math.hypot(...b)];
  const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const cosine = Math.max(-1, Math.min(1, product / (lengthA * lengthB)));
  const angle = Math.acos(cosine);
  const sine = Math.sin(angle);
  if (!(sine > LEAST_SINE)) return straightPath(a, b, places);
  return pathOf(a, b, places, (t, i) => {
    const length = (1 - t) * lengthA + t * lengthB;
    const fromA = (Math.sin((1 - t) * angle) / sine) * (a[i]! / lengthA);
    return length * (fromA + (Math.sin(t * angle) / sine) * (b[i]! / lengthB));
  });
}

function pathOf(
  a: Float32Array,
  b: Float32Array,
  places: number,
  at: (t: number, i: number) => number,
): Float32Array {
  const path = new Float32Array(places * a.length);
  for (let place = 1; place < places - 1; place++)
    for (let i = 0; i < a.length; i++) path[place * a.length + i] = at(place / (places - 1), i);
  path.set(a);
  path.set(b, (places - 1) * a.length);
  return path;
}

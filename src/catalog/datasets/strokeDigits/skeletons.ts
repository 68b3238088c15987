/**
 * The centre lines of the ten digits, each written in one or two styles.
 * Not yet handwriting: jitter, warp, slant and pen are added in shape.ts and render.ts.
 */

export interface Skeleton {
  /** [points, 2] as x₀, y₀, x₁, y₁, …: x to the right, y down, the digit fills −1 … 1 in height. */
  readonly points: readonly number[];
  /**
   * Numbers of points; each stroke is one smooth curve. Strokes that share a point make a corner or a junction
   * that holds when points are moved; a stroke that ends at its first point is a closed loop.
   */
  readonly strokes: readonly (readonly number[])[];
  /** Relative frequency of this style within its digit. */
  readonly weight: number;
}

const ZERO_OVAL: Skeleton = {
  weight: 0.6,
  points: [0.05, -1, -0.7, -0.46, -0.68, 0.5, 0, 1, 0.7, 0.46, 0.68, -0.5],
  strokes: [[0, 1, 2, 3, 4, 5, 0]],
};

const ZERO_OPEN: Skeleton = {
  weight: 0.4,
  points: [0.38, -0.98, -0.45, -0.7, -0.72, 0.24, -0.07, 0.98, 0.65, 0.5, 0.65, -0.42, -0.03, -0.86],
  strokes: [[0, 1, 2, 3, 4, 5, 6]],
};

const ONE_BAR: Skeleton = {
  weight: 0.85,
  points: [0.02, -1, 0, -0.33, -0.01, 0.34, 0, 1],
  strokes: [[0, 1, 2, 3]],
};

const ONE_FLAG: Skeleton = {
  weight: 0.15,
  points: [-0.44, -0.58, -0.16, -0.78, 0.07, -1, 0.06, 0, 0.05, 1],
  strokes: [
    [0, 1, 2],
    [2, 3, 4],
  ],
};

const TWO_PLAIN: Skeleton = {
  weight: 0.55,
  points: [
    -0.67, -0.6, -0.23, -0.96, 0.34, -0.92, 0.6, -0.5, 0.3, 0.06, -0.23, 0.56, -0.76, 0.94, 0, 0.9, 0.78,
    0.92,
  ],
  strokes: [
    [0, 1, 2, 3, 4, 5, 6],
    [6, 7, 8],
  ],
};

const TWO_LOOP: Skeleton = {
  weight: 0.45,
  points: [
    -0.57, -0.72, -0.09, -1, 0.41, -0.78, 0.41, -0.24, 0.05, 0.34, -0.46, 0.86, -0.78, 0.78, -0.53, 0.5,
    -0.02, 0.72, 0.39, 0.94, 0.87, 0.74,
  ],
  strokes: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
};

const THREE_ROUND: Skeleton = {
  weight: 0.7,
  points: [
    -0.57, -0.78, -0.07, -1, 0.46, -0.76, 0.39, -0.28, -0.11, -0.06, 0.46, 0.12, 0.57, 0.6, 0.09, 0.98, -0.64,
    0.78,
  ],
  strokes: [
    [0, 1, 2, 3, 4],
    [4, 5, 6, 7, 8],
  ],
};

const THREE_CURL: Skeleton = {
  weight: 0.3,
  points: [
    -0.53, -0.7, -0.11, -1, 0.39, -0.82, 0.37, -0.36, 0.05, -0.1, -0.11, 0, 0.14, 0.02, 0.51, 0.28, 0.46,
    0.76, -0.05, 1, -0.57, 0.88, -0.71, 0.58,
  ],
  strokes: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
};

const FOUR_OPEN: Skeleton = {
  weight: 0.7,
  points: [-0.53, -0.94, -0.64, -0.4, -0.57, 0.06, -0.07, 0.12, 0.53, -0.02, 0.57, -0.88, 0.48, 0.4, 0.41, 1],
  strokes: [
    [0, 1, 2, 3, 4],
    [5, 4, 6, 7],
  ],
};

const FOUR_CLOSED: Skeleton = {
  weight: 0.3,
  points: [0.41, -1, -0.16, -0.4, -0.74, 0.2, -0.14, 0.2, 0.41, 0.18, 0.83, 0.16, 0.41, -0.4, 0.39, 1],
  strokes: [
    [0, 1, 2],
    [2, 3, 4, 5],
    [0, 6, 4, 7],
  ],
};

const FIVE_ANGLED: Skeleton = {
  weight: 0.65,
  points: [
    0.75, -0.98, 0.2, -0.96, -0.38, -0.92, -0.45, -0.54, -0.55, -0.12, 0.03, -0.26, 0.55, 0.04, 0.55, 0.6,
    0.03, 0.96, -0.68, 0.8,
  ],
  strokes: [
    [0, 1, 2],
    [2, 3, 4],
    [4, 5, 6, 7, 8, 9],
  ],
};

const FIVE_SMOOTH: Skeleton = {
  weight: 0.35,
  points: [
    0.83, -0.92, 0.25, -0.98, -0.25, -0.84, -0.4, -0.44, 0.03, -0.14, 0.4, 0.2, 0.3, 0.72, -0.2, 0.98, -0.7,
    0.78,
  ],
  strokes: [[0, 1, 2, 3, 4, 5, 6, 7, 8]],
};

const SIX_ROUND: Skeleton = {
  weight: 0.6,
  points: [
    0.34, -1, -0.23, -0.62, -0.57, 0.02, -0.51, 0.68, -0.02, 1, 0.51, 0.74, 0.48, 0.26, 0.02, 0.08, -0.46,
    0.46,
  ],
  strokes: [[0, 1, 2, 3, 4, 5, 6, 7, 8]],
};

const SIX_STRAIGHT: Skeleton = {
  weight: 0.4,
  points: [
    -0.05, -1, -0.32, -0.4, -0.46, 0.26, -0.28, 0.86, 0.21, 0.98, 0.53, 0.62, 0.3, 0.28, -0.09, 0.46, -0.28,
    0.86,
  ],
  strokes: [[0, 1, 2, 3, 4, 5, 6, 7, 8]],
};

const SEVEN_PLAIN: Skeleton = {
  weight: 0.75,
  points: [-0.64, -0.84, -0.05, -0.88, 0.6, -0.92, 0.41, -0.3, 0.11, 0.34, -0.07, 1],
  strokes: [
    [0, 1, 2],
    [2, 3, 4, 5],
  ],
};

const SEVEN_CROSSED: Skeleton = {
  weight: 0.25,
  points: [-0.69, -0.86, -0.05, -0.92, 0.57, -0.94, 0.3, -0.36, 0, 0.12, -0.28, 1, -0.44, 0.14, 0.51, 0.02],
  strokes: [
    [0, 1, 2],
    [2, 3, 4, 5],
    [6, 4, 7],
  ],
};

const EIGHT_CROSSING: Skeleton = {
  weight: 0.75,
  points: [
    0.44, -0.76, -0.02, -1, -0.46, -0.68, -0.25, -0.26, 0.23, 0.1, 0.48, 0.58, 0, 0.99, -0.48, 0.62, -0.21,
    0.12, 0.3, -0.3,
  ],
  strokes: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]],
};

const EIGHT_OPEN: Skeleton = {
  weight: 0.25,
  points: [
    0.53, -0.86, -0.07, -0.96, -0.46, -0.62, -0.07, -0.2, 0.34, 0.2, 0.41, 0.68, -0.05, 0.99, -0.46, 0.66,
    -0.11, 0.14, 0.32, -0.3, 0.6, -0.76,
  ],
  strokes: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
};

const NINE_STRAIGHT: Skeleton = {
  weight: 0.65,
  points: [0.44, -0.7, 0.05, -0.98, -0.46, -0.7, -0.46, -0.26, 0, -0.08, 0.41, -0.36, 0.41, 0.2, 0.3, 1],
  strokes: [
    [0, 1, 2, 3, 4, 5, 0],
    [0, 6, 7],
  ],
};

const NINE_CURVED: Skeleton = {
  weight: 0.35,
  points: [
    0.48, -0.72, 0.07, -1, -0.41, -0.74, -0.46, -0.3, -0.05, -0.14, 0.39, -0.42, 0.51, -0.1, 0.37, 0.54,
    -0.05, 0.96, -0.53, 0.82,
  ],
  strokes: [
    [0, 1, 2, 3, 4, 5, 0],
    [0, 6, 7, 8, 9],
  ],
};

/** The styles of each digit 0 … 9. */
export const SKELETONS: readonly (readonly Skeleton[])[] = [
  [ZERO_OVAL, ZERO_OPEN],
  [ONE_BAR, ONE_FLAG],
  [TWO_PLAIN, TWO_LOOP],
  [THREE_ROUND, THREE_CURL],
  [FOUR_OPEN, FOUR_CLOSED],
  [FIVE_ANGLED, FIVE_SMOOTH],
  [SIX_ROUND, SIX_STRAIGHT],
  [SEVEN_PLAIN, SEVEN_CROSSED],
  [EIGHT_CROSSING, EIGHT_OPEN],
  [NINE_STRAIGHT, NINE_CURVED],
];

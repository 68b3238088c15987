/** How a chosen run's line looks: a colour and a dash, so that lines are told apart without colours, too. Not the line. */

/** Neighbours in this order differ most. */
const classes = [0, 6, 3, 5, 7, 1, 8, 4, 2, 9];
const dashes: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

export interface RunLook {
  /** Which class's colour it has. */
  readonly color: number;
  /** CSS pixels on and off; none for a solid line. */
  readonly dash: readonly number[];
}

/** @param place among the chosen runs */
export const lookOf = (place: number): RunLook => ({
  color: classes[place % classes.length] ?? 0,
  dash: dashes[place % dashes.length] ?? [],
});

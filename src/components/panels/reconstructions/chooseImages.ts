/** Which test images the reconstructions show: one of each class. Not their pictures. Pure. */

interface Labelled {
  readonly labels: Uint8Array;
  readonly trainCount: number;
  readonly testCount: number;
  readonly classNames: readonly string[];
}

/** How many columns a panel shows at most and, with few classes, at least. */
const MOST = 10;
const LEAST = 8;

/**
 * One test image of each class, in the order of the classes, then further ones where there are few classes.
 * @param turn 0 for the first choice, other numbers for others: the turn-th image of its class, round in a circle.
 */
export function chooseImages(
  { labels, trainCount, testCount, classNames }: Labelled,
  turn: number,
): number[] {
  const ofClass = classNames.map((): number[] => []);
  for (let index = trainCount; index < trainCount + testCount; index++) ofClass[labels[index]!]?.push(index);
  const present = ofClass.filter((indices) => indices.length > 0);
  if (present.length === 0) return [];
  const shown = present.length > MOST ? spread(present, turn) : present;
  const rounds = Math.ceil(Math.min(LEAST, testCount) / shown.length);
  return shown
    .flatMap((indices) =>
      Array.from(
        { length: Math.min(rounds, indices.length) },
        (_, i) => indices[(turn * rounds + i) % indices.length]!,
      ),
    )
    .slice(0, MOST);
}

/** Ten of many classes, other ones each turn. */
function spread(classes: readonly number[][], turn: number): readonly number[][] {
  return Array.from({ length: MOST }, (_, i) => classes[(turn * MOST + i) % classes.length]!);
}

/** Which test items the reconstructions show: one image of each class, many points, some rows. Not their pictures. Pure. */
import type { DatasetInfo } from '#protocol/state.ts';

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

/** Points shown at once, and rows of a table. */
const POINTS = 160;
const ROWS = 12;

/** The test items to show. @param turn 0 for the first choice, other numbers for others, round in a circle */
export function chooseItems(dataset: DatasetInfo, turn: number): number[] {
  const { items, trainCount, testCount } = dataset;
  if (items.kind === 'image') return chooseImages(dataset, turn);
  const count = Math.min(items.kind === 'point' ? POINTS : ROWS, testCount);
  return Array.from({ length: count }, (_, i) => trainCount + ((turn * count + i) % testCount));
}

/** Ten of many classes, other ones each turn. */
function spread(classes: readonly number[][], turn: number): readonly number[][] {
  return Array.from({ length: MOST }, (_, i) => classes[(turn * MOST + i) % classes.length]!);
}

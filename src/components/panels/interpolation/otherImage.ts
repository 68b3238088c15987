/** Which image the way leads to: the first of another class, its neighbours, or any. Not the picking: EndPicker.tsx. Pure. */
import type { DatasetInfo } from '#protocol/state.ts';

type Labelled = Pick<DatasetInfo, 'labels' | 'trainCount' | 'testCount'>;

/** The test images of a class, or all of them. */
function candidates({ labels, trainCount, testCount }: Labelled, label: number | undefined): number[] {
  const all = Array.from({ length: testCount }, (_, i) => trainCount + i);
  return label === undefined ? all : all.filter((index) => labels[index] === label);
}

/** The first test image of another class; of the same one where there is no other. */
export function firstOther(dataset: Labelled, from: number): number {
  const { labels, trainCount, testCount } = dataset;
  const label = labels[from];
  const other = labels.subarray(trainCount, trainCount + testCount).findIndex((found) => found !== label);
  return trainCount + Math.max(0, other);
}

/** The image that somebody chose, and of which data. */
export interface ChosenEnd {
  readonly dataset: string;
  readonly index: number;
}

/** The chosen image where it is one of these data, or else the first of another class. */
export function endOf(
  dataset: Labelled & Pick<DatasetInfo, 'id'>,
  chosen: ChosenEnd | undefined,
  from: number,
): number {
  const isThere = chosen?.dataset === dataset.id && chosen.index < dataset.trainCount + dataset.testCount;
  return isThere ? chosen.index : firstOther(dataset, from);
}

/** The nearest test image of a class before or after an index, round in a circle; the index itself if there is none. */
export function nextOfClass(
  dataset: Labelled,
  index: number,
  direction: 1 | -1,
  label: number | undefined,
): number {
  const found = candidates(dataset, label);
  const isBack = direction === -1;
  const next = isBack ? found.findLast((one) => one < index) : found.find((one) => one > index);
  return next ?? found.at(isBack ? -1 : 0) ?? index;
}

/** A test image of a class at random. @param uniform a number in [0, 1) */
export function anyOfClass(
  dataset: Labelled,
  index: number,
  label: number | undefined,
  uniform: number,
): number {
  const found = candidates(dataset, label);
  return found[Math.floor(uniform * found.length)] ?? index;
}

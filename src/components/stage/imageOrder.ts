/** Numbers images within their split: training images first, then test images. Not a loader. */

export interface Counts {
  readonly trainCount: number;
  readonly testCount: number;
}

interface Split {
  readonly name: 'train' | 'test';
  /** Index of its first image. */
  readonly first: number;
  readonly count: number;
}

/** Which split an image belongs to. */
export function splitOf(index: number, { trainCount, testCount }: Counts): Split {
  if (index < trainCount) return { name: 'train', first: 0, count: trainCount };
  return { name: 'test', first: trainCount, count: testCount };
}

/** The image before or after in the same split, round in a circle. */
export function neighbourOf(index: number, direction: 1 | -1, counts: Counts): number {
  const { first, count } = splitOf(index, counts);
  return first + ((index - first + direction + count) % count);
}

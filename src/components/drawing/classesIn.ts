/** The classes that images are really in: the labels of own data may leave some out. */
import type { DatasetInfo } from '#protocol/state.ts';

export interface ClassOfImages {
  readonly index: number;
  readonly name: string;
}

export function classesIn({
  labels,
  classNames,
}: Pick<DatasetInfo, 'labels' | 'classNames'>): readonly ClassOfImages[] {
  const seen = new Set(labels);
  return classNames.flatMap((name, index) => (seen.has(index) ? [{ index, name }] : []));
}

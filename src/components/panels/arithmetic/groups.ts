/** The groups of images whose mean codes can be added and taken away. Not the means: the worker has the codes. */
import type { Group } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { classesIn } from '../../drawing/classesIn.ts';
import { formatCount } from '../../drawing/format.ts';

export interface Operands {
  readonly plus: Group;
  readonly minus: Group;
}

type Labelled = Pick<DatasetInfo, 'labels' | 'classNames'>;

/** The image's own class is taken away at first: then the sum is an image of the next one. Where there is only one class,
 *  what sets the selected images apart. */
export function firstOperands(dataset: Labelled, index: number): Operands {
  const classes = classesIn(dataset);
  if (classes.length < 2) return { plus: 'selected', minus: 'all' };
  const own = dataset.labels[index] ?? 0;
  const next = classes.find((one) => one.index > own) ?? classes[0]!;
  return { plus: next.index, minus: own };
}

/** What the mean code of a group is called in a sum. */
export function meanName(group: Group, { classNames }: Labelled): string {
  if (group === 'selected') return 'selected mean';
  return `mean of ${group === 'all' ? 'all' : (classNames[group] ?? group)}`;
}

/** What can be chosen: the selected images, all of them, and each class. @param selected how many there are */
export function optionsFor(dataset: Labelled, selected: number) {
  const detail = selected === 0 ? 'none yet: select them on the map' : `${formatCount(selected)} on the map`;
  const classes = classesIn(dataset);
  return [
    { value: 'selected', label: 'selected images', detail },
    { value: 'all', label: 'all images', detail: formatCount(dataset.labels.length) },
    ...(classes.length < 2 ? [] : classes).map(({ index, name }) => ({
      value: String(index),
      label: name,
      group: 'Classes',
    })),
  ];
}

/** The group that an option stands for. */
export const groupOf = (value: string): Group =>
  value === 'selected' || value === 'all' ? value : Number(value);

/** The groups of images whose mean codes can be added and taken away. Not the means: the worker has the codes. */
import type { Group } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { formatCount } from '../../drawing/format.ts';

export interface Operands {
  readonly plus: Group;
  readonly minus: Group;
}

type Labelled = Pick<DatasetInfo, 'labels' | 'classNames'>;

/** The image's own class is taken away at first: then the sum is an image of the next one. Where there is only one class,
 *  what sets the selected images apart. */
export function firstOperands({ labels, classNames }: Labelled, index: number): Operands {
  if (classNames.length < 2) return { plus: 'selected', minus: 'all' };
  const own = labels[index] ?? 0;
  return { plus: (own + 1) % classNames.length, minus: own };
}

/** What the mean code of a group is called in a sum. */
export function meanName(group: Group, { classNames }: Labelled): string {
  if (group === 'selected') return 'selected mean';
  return `mean of ${group === 'all' ? 'all' : (classNames[group] ?? group)}`;
}

/** What can be chosen: the selected images, all of them, and each class. @param selected how many there are */
export function optionsFor({ labels, classNames }: Labelled, selected: number) {
  const detail = selected === 0 ? 'none yet: select them on the map' : `${formatCount(selected)} on the map`;
  const classes = classNames.length < 2 ? [] : classNames;
  return [
    { value: 'selected', label: 'selected images', detail },
    { value: 'all', label: 'all images', detail: formatCount(labels.length) },
    ...classes.map((label, i) => ({ value: String(i), label, group: 'Classes' })),
  ];
}

/** The group that an option stands for. */
export const groupOf = (value: string): Group =>
  value === 'selected' || value === 'all' ? value : Number(value);

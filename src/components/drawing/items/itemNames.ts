/** What one item of the data is called: an image, a point, or whatever a table's rows are. */
import type { DatasetInfo } from '#protocol/state.ts';

export interface ItemNames {
  readonly one: string;
  readonly many: string;
}

const images: ItemNames = { one: 'image', many: 'images' };

/** Images as long as nothing else is known. */
export function itemNames(dataset: Pick<DatasetInfo, 'items'> | undefined): ItemNames {
  const items = dataset?.items;
  if (items?.kind === 'point') return { one: 'point', many: 'points' };
  if (items?.kind === 'table') return { one: items.rowName, many: `${items.rowName}s` };
  return images;
}

/** With a capital, to begin a sentence. */
export const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

type Counts = Pick<DatasetInfo, 'trainCount' | 'testCount' | 'isHeldOut'>;

/** How many different items there are. */
export const countItems = ({ trainCount, testCount, isHeldOut }: Counts): number =>
  isHeldOut ? trainCount + testCount : trainCount;
